/* The dialog that lists the keys. */
import {KEYS} from "./commands.js";
import {element, newId} from "./dom.js";
import {shown} from "./keys.js";
import {say} from "./texts.js";

export function helpDialog(place) {
  let dialog = null;
  return () => {
    if (!dialog) {
      dialog = build();
      place.append(dialog);
    }
    dialog.showModal();
  };
}

function build() {
  const title = newId();
  const rows = KEYS.map(([name, keys]) => element("tr", {},
    element("td", {}, element("kbd", {}, shown(keys))),
    element("td", {}, say(name))));
  const dialog = element("dialog", {class: "editor-dialog", "aria-labelledby": title},
    element("h2", {id: title}, say("help")),
    element("p", {}, say("help.leave")),
    element("table", {},
      element("thead", {}, element("tr", {},
        element("th", {scope: "col"}, say("help.keys")),
        element("th", {scope: "col"}, say("help.does")))),
      element("tbody", {}, ...rows)),
    element("div", {class: "actions"},
      element("button", {type: "button", class: "primary", onclick: () => dialog.close()}, say("close"))));
  return dialog;
}
