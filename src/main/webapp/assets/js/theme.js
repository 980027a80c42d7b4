/* The reader's choice of light or dark, kept by the browser only, so that a page is the same for everybody and can be cached.
   Loaded before the page is painted: it must stay small. Without it the system's choice holds. */
(function () {
  "use strict";
  var root = document.documentElement;
  var system = matchMedia("(prefers-color-scheme: dark)");

  function kept() {
    try {
      return localStorage.getItem("theme");
    } catch (denied) {
      return null;
    }
  }

  function dark() {
    return (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  }

  var theme = kept();
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;

  document.addEventListener("DOMContentLoaded", function () {
    var place = document.querySelector("[data-theme-switch]");
    if (!place) return;
    var button = place.querySelector("button");

    function label() {
      button.textContent = dark() ? button.dataset.light : button.dataset.dark;
    }

    button.addEventListener("click", function () {
      root.dataset.theme = dark() ? "light" : "dark";
      try {
        localStorage.setItem("theme", root.dataset.theme);
      } catch (denied) {
        /* The choice then lasts for this page. */
      }
      label();
    });
    system.addEventListener("change", label);
    label();
    place.hidden = false;
  });
})();
