/* The library's pictures, to choose one of: for the text, and as the picture that stands above the post. */
import {ask, element, newId, problem} from "./dom.js";
import {say} from "./texts.js";

const ADDRESS = "/admin/media/pictures";
const PAUSE = 300;

export function library({form, place}) {
  /* Opens the dialog; the picture that was chosen, or null. */
  return () => new Promise((answer) => {
    const title = newId();
    const field = newId();
    let older = null;
    let asked = 0;
    let timer = 0;
    let chosen = null;

    const words = element("input", {id: field, type: "search", maxlength: "200", autocomplete: "off"});
    const told = element("p", {role: "status"});
    const grid = element("ul", {class: "media-grid"});
    const more = element("button", {type: "button", hidden: true, onclick: () => read(older)}, say("library.more"));
    const dialog = element("dialog", {class: "editor-dialog library", "aria-labelledby": title},
      element("h2", {id: title}, say("library")),
      element("div", {class: "field wide"}, element("label", {for: field}, say("library.search")), words),
      told,
      grid,
      element("div", {class: "actions"},
        more,
        element("button", {type: "button", onclick: () => dialog.close()}, say("close"))));

    async function read(before) {
      const mine = ++asked;
      const question = new URLSearchParams({q: words.value, ...(before ? {before} : {})});
      try {
        const found = await ask(form, `${ADDRESS}?${question}`, {});
        if (!found.ok) throw new Error(await problem(found));
        const page = await found.json();
        // An answer to an earlier question may come later.
        if (mine !== asked) return;
        if (!before) grid.replaceChildren();
        const first = grid.children.length;
        grid.append(...page.pictures.map(tile));
        older = page.older || null;
        more.hidden = !older;
        told.textContent = grid.children.length ? "" : say("library.none");
        if (before && grid.children[first]) grid.children[first].firstChild.focus();
      } catch (failed) {
        told.textContent = say("library.failed");
      }
    }

    function tile(picture) {
      return element("li", {}, element("button", {type: "button", onclick: () => {
        chosen = picture;
        dialog.close();
      }},
      element("span", {class: "media-thumbnail"},
        element("img", {src: picture.thumbnail, alt: picture.alt, loading: "lazy", decoding: "async"})),
      element("span", {class: "media-name"}, element("bdi", {}, picture.name))));
    }

    words.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => read(null), PAUSE);
    });
    dialog.addEventListener("close", () => {
      clearTimeout(timer);
      dialog.remove();
      answer(chosen);
    });
    place.parentElement.append(dialog);
    dialog.showModal();
    read(null);
  });
}
