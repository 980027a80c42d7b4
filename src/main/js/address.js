/* Shows a post's whole address, and makes a new one's as its title is typed, until somebody writes an address of their own. The
   server makes the same from an empty field, so that nothing depends on this. */
(function () {
  "use strict";
  var title = document.getElementById("title");
  var slug = document.getElementById("slug");
  if (!title || !slug) return;

  var kind = document.getElementById("kind");
  var whole = document.querySelector("output[for=slug]");
  function show() {
    whole.textContent = slug.value && (kind.value === "PAGE" ? whole.dataset.page : whole.dataset.post) + slug.value;
  }
  slug.addEventListener("input", show);
  kind.addEventListener("change", show);
  if (slug.value) return;

  var own = false;
  slug.addEventListener("input", function () {
    own = slug.value !== "";
  });
  title.addEventListener("input", function () {
    if (own) return;
    slug.value = slugOf(title.value);
    show();
  });

  // An address that nobody chose is left to the server, which finds another one if it is taken instead of complaining.
  slug.form.addEventListener("submit", function () {
    if (!own) slug.value = "";
  });

  function slugOf(text) {
    var words = text
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .normalize("NFC")
      .replace(/^-|-$/g, "");
    var limit = slug.maxLength;
    if (limit < 0 || words.length <= limit) return words;
    var cut = words.lastIndexOf("-", limit);
    return words.slice(0, cut > 0 ? cut : limit);
  }
})();
