/* Fills in a new post's address as its title is typed, until somebody writes an address of their own. The server makes the same
   from an empty field, so that nothing depends on this. */
(function () {
  "use strict";
  var title = document.getElementById("title");
  var slug = document.getElementById("slug");
  if (!title || !slug || slug.value) return;

  var own = false;
  slug.addEventListener("input", function () {
    own = slug.value !== "";
  });
  title.addEventListener("input", function () {
    if (!own) slug.value = slugOf(title.value);
  });

  function slugOf(text) {
    return text
      .replace(/ß/g, "ss")
      .replace(/[æÆ]/g, "ae")
      .replace(/[øØ]/g, "o")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, slug.maxLength > 0 ? slug.maxLength : 200)
      .replace(/^-+|-+$/g, "");
  }
})();
