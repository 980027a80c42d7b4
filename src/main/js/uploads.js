/* Images that are pasted, dropped or chosen: sent to the blog while a line in their place says so. */
import {Transaction} from "@codemirror/state";
import {ask, element, newId, problem} from "./dom.js";
import {say} from "./texts.js";

const ADDRESS = "/admin/media";
export const TYPES = "image/png,image/jpeg,image/gif,image/webp";

export function uploads({view, form, place, message}) {
  let running = 0;
  let number = 0;
  const input = element("input", {type: "file", accept: TYPES, multiple: true, hidden: true, "aria-hidden": "true", tabindex: "-1"});
  input.addEventListener("change", () => {
    Array.from(input.files).forEach((file) => send(file, view.state.selection.main.to));
    input.value = "";
  });
  // Outside of the form: its files are not the form's to send.
  document.body.append(input);

  /* Takes the images of a paste or a drop, and tells whether there were any; text is the editor's own affair. */
  function take(event, data, at = view.state.selection.main.to) {
    const files = Array.from((data && data.files) || []).filter((file) => file.type.startsWith("image/"));
    if (!files.length) return false;
    event.preventDefault();
    files.forEach((file) => send(file, at === null ? view.state.doc.length : at));
    return true;
  }

  async function send(file, at) {
    running++;
    message("");
    const name = file.name || "image";
    const mark = `![${say("upload.placeholder", name.replace(/[[\]\\]/g, ""))}](#${++number})`;
    change({from: at, insert: mark}, false);
    try {
      const {url, markdown, alt} = await stored(file, name);
      // What no page shows as an image, a drawing in SVG say, is a link to it.
      settle(mark, markdown.startsWith("!") ? `![${alt.replace(/[[\]\\]/g, "\\$&")}](${url})` : markdown);
    } catch (failed) {
      settle(mark, "");
      tell(name, failed);
    } finally {
      running--;
    }
  }

  /* One image that does not go into the text: where it is now, and what it shows; nothing if it was not taken. */
  async function one(file) {
    running++;
    message("");
    const name = file.name || "image";
    try {
      const {url, markdown, alt} = await stored(file, name);
      if (!markdown.startsWith("!")) throw new Error(say("upload.refused"));
      return {url, alt};
    } catch (failed) {
      tell(name, failed);
      return null;
    } finally {
      running--;
    }
  }

  function tell(name, failed) {
    message(say("upload.failed", name, failed instanceof TypeError ? say("upload.connection") : failed.message));
  }

  /* Sends an image and asks meanwhile what it shows. */
  async function stored(file, name) {
    const described = describe(name);
    const {url, markdown, page} = await uploaded(file);
    const alt = (await described).replace(/\s+/g, " ").trim();
    if (alt) await keep(page, alt);
    return {url, markdown, alt};
  }

  async function uploaded(file) {
    const body = new FormData();
    body.append("file", file, file.name || "image");
    const answer = await ask(form, ADDRESS, {method: "POST", body});
    if (answer.status === 413) throw new Error(say("upload.tooLarge"));
    if (answer.status !== 201) throw new Error(await problem(answer) || say("upload.refused"));
    return {...await answer.json(), page: answer.headers.get("Location")};
  }

  /* The library keeps the description, too, for the next post with this image; the post has it either way. */
  async function keep(page, alt) {
    const body = new URLSearchParams({alt, caption: "", version: "0"});
    await ask(form, new URL(page, location.href).pathname, {method: "POST", body, headers: {Accept: "text/html"}}).catch(() => {});
  }

  /* What was written in the image's place is no step of the writer's: to undo goes back behind it. */
  function settle(mark, insert) {
    const at = mark ? view.state.doc.toString().indexOf(mark) : -1;
    if (at >= 0) change({from: at, to: at + mark.length}, false);
    if (insert) change({from: at >= 0 ? at : view.state.selection.main.to, insert}, true);
  }

  function change(changes, remembered) {
    const after = view.state.changes(changes);
    view.dispatch({
      changes: after,
      selection: view.state.selection.map(after, 1),
      annotations: [Transaction.addToHistory.of(remembered)],
      userEvent: "input.upload",
    });
  }

  /* Asks what the image shows; one at a time where there are several. */
  let asked = Promise.resolve();
  function describe(name) {
    asked = asked.then(() => new Promise((answer) => {
      const title = newId();
      const field = newId();
      const help = newId();
      const alt = element("input", {id: field, type: "text", maxlength: "500", autocomplete: "off", "aria-describedby": help});
      const dialog = element("dialog", {class: "editor-dialog", "aria-labelledby": title},
        element("h2", {id: title}, say("alt.title")),
        element("p", {class: "editor-file"}, name),
        element("form", {method: "dialog", class: "editor-alt"},
          element("div", {class: "field wide"},
            element("label", {for: field}, say("alt.label")),
            alt,
            element("p", {class: "field-help", id: help}, say("alt.help"))),
          element("div", {class: "actions"},
            element("button", {class: "primary", type: "submit"}, say("alt.done")))));
      dialog.addEventListener("close", () => {
        dialog.remove();
        view.focus();
        answer(alt.value);
      });
      place.parentElement.append(dialog);
      dialog.showModal();
      alt.focus();
    }));
    return asked;
  }

  /* Puts a picture of the library where the cursor is. */
  function insert({url, alt}) {
    settle("", `![${alt.replace(/[[\]\\]/g, "\\$&")}](${url})`);
    view.focus();
  }

  return {take, one, insert, choose: () => input.click(), busy: () => running > 0};
}
