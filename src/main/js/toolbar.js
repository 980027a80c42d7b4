/* The row of buttons: one stop of the Tab key, the arrow keys go along it (WAI-ARIA, toolbar). */
import {redoDepth, undoDepth} from "@codemirror/commands";
import {KEYS} from "./commands.js";
import {element} from "./dom.js";
import {say} from "./texts.js";
import {shown, spoken} from "./keys.js";

/* Drawn on 24 × 24 with a pen. */
const ICONS = {
  bold: "M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z",
  italic: "M10 5h8M6 19h8M14 5l-4 14",
  heading: "M6 5v14M18 5v14M6 12h12",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01",
  library: "M7 3h14v12H7zM7 12l4-4 3 3 2-2 5 5M3 7v14h14",
  quote: "M5 6v12M9 8h10M9 12h10M9 16h6",
  code: "M9 7l-5 5 5 5M15 7l5 5-5 5",
  list: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  numbered: "M10 6h10M10 12h10M10 18h10M4 5l1.5-1v5M4 14.5a1.4 1.4 0 1 1 2.5 1L4 19h3",
  tasks: "M4 6l1.5 1.5L8 4.5M4 16l1.5 1.5L8 14.500M11 6h9M11 16h9",
  table: "M4 5h16v14H4zM4 10h16M4 15h16M12 5v14",
  footnote: "M4 7h8M8 7v12M15 11l2-2v8M14 17h6",
  undo: "M9 14l-5-5 5-5M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "M15 14l5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
  find: "M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15.500 15.500L20 20",
  preview: "M3 5h18v14H3zM12 5v14M15 9h3M15 12h3M15 15h2",
  fullScreen: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  help: "M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 18h.01",
};

const GROUPS = [
  ["bold", "italic", "heading"],
  ["link", "image", "library"],
  ["quote", "code", "list", "numbered", "tasks", "table", "footnote"],
  ["undo", "redo", "find"],
  ["preview", "fullScreen", "help"],
];

const PRESSED = new Set(["preview", "fullScreen"]);

const SVG = "http://www.w3.org/2000/svg";

function icon(shape) {
  const made = document.createElementNS(SVG, "svg");
  const attributes = {viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true", focusable: "false"};
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", shape);
  made.append(path);
  return made;
}

export function toolbar(tools, surface) {
  const bar = element("div", {class: "editor-bar", role: "toolbar", "aria-label": say("toolbar")});
  const buttons = [];
  for (const group of GROUPS) {
    const together = element("div", {class: "editor-group"});
    for (const name of group) together.append(button(name));
    bar.append(together);
  }
  buttons[0].tabIndex = 0;

  function button(name) {
    const [, keys] = KEYS.find(([command]) => command === name) || [];
    const made = element("button", {
      type: "button",
      "data-command": name,
      tabindex: "-1",
      "aria-label": say(name),
      "aria-keyshortcuts": keys && spoken(keys),
      "aria-pressed": PRESSED.has(name) ? "false" : null,
      title: keys ? `${say(name)} (${shown(keys)})` : say(name),
    });
    made.append(icon(ICONS[name]));
    made.addEventListener("click", () => tools[name]());
    // The text keeps its selection, and on a phone its keyboard.
    made.addEventListener("mousedown", (event) => event.preventDefault());
    buttons.push(made);
    return made;
  }

  bar.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement);
    const to = {
      ArrowRight: (at + 1) % buttons.length,
      ArrowLeft: (at + buttons.length - 1) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    go(to);
    buttons[to].focus();
  });
  bar.addEventListener("focusin", (event) => {
    const at = buttons.indexOf(event.target);
    if (at >= 0) go(at);
  });

  function go(to) {
    buttons.forEach((button, index) => { button.tabIndex = index === to ? 0 : -1; });
  }

  // What a command switched is shown at its button.
  for (const name of PRESSED) {
    const run = tools[name];
    tools[name] = () => buttons.find((each) => each.dataset.command === name).setAttribute("aria-pressed", String(run()));
  }
  bar.pressed = (name, on) => buttons.find((each) => each.dataset.command === name).setAttribute("aria-pressed", String(on));
  bar.refresh = () => {};
  return bar;
}
