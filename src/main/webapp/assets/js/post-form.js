// Suggests the address while a new post's title is typed, as long as nobody has written one. The server makes the same of
// an empty field, so the form works without this script.
"use strict";

const title = document.getElementById("title");
const slug = document.getElementById("slug");
let suggesting = slug.value === "";

const suggestion = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .normalize("NFC");

title.addEventListener("input", () => {
  if (suggesting) {
    slug.value = suggestion(title.value).slice(0, slug.maxLength).replace(/-$/, "");
  }
});
slug.addEventListener("input", () => {
  suggesting = slug.value === "";
});
