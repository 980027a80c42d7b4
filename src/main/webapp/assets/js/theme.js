/* Changes the theme at once where the links to /theme/… would load the page again. The choice is in the cookie that they set, so that the
   server writes it into the page and nothing flashes. And tells that a post is on the screen: its number and the host that led to it, nothing of who reads it. */
(function () {
  "use strict";
  var root = document.documentElement;

  function show(theme) {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
    document.querySelectorAll("[data-theme-choice]").forEach(function (link) {
      if (link.dataset.themeChoice === theme) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("[data-theme-choice]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    var theme = link.dataset.themeChoice;
    document.cookie =
      "theme=" + theme + "; path=/; samesite=lax; max-age=" + (theme === "system" ? 0 : 31536000) +
      (location.protocol === "https:" ? "; secure" : "");
    show(theme);
  });

  function seen() {
    if (document.prerendering || document.visibilityState !== "visible") return;
    document.removeEventListener("visibilitychange", seen);
    document.removeEventListener("prerenderingchange", seen);
    // What a page within the blog led to is not from elsewhere; of others their host alone is told.
    var from = /^https?:\/\/([^/?#]+)/.exec(document.referrer);
    navigator.sendBeacon(
      "/api/v1/views" + (from && from[1] !== location.host ? "?from=" + encodeURIComponent(from[1]) : ""),
      post.dataset.post);
  }

  var post = document.querySelector("article[data-post]");
  if (post && navigator.sendBeacon) {
    document.addEventListener("visibilitychange", seen);
    document.addEventListener("prerenderingchange", seen);
    seen();
  }

  // A page that the browser kept may be older than the choice.
  addEventListener("pageshow", function (event) {
    var kept = /(?:^|; )theme=(light|dark)(?:;|$)/.exec(document.cookie);
    if (event.persisted) show(kept ? kept[1] : "system");
  });
})();
