/* The editor in which posts are written: CodeMirror in the place of the form's plain field, which stays in the page, out of
   sight, holds the same text and is what the form sends. Without this script, or in a browser too old for it, the field does. */
import "./address.js";
import {StyleModule} from "style-mod";
import {EditorState, Compartment} from "@codemirror/state";
import {EditorView, drawSelection, dropCursor, highlightSpecialChars, keymap} from "@codemirror/view";
import {defaultKeymap, history, historyKeymap, indentWithTab} from "@codemirror/commands";
import {markdown, markdownLanguage} from "@codemirror/lang-markdown";
import {search, searchKeymap} from "@codemirror/search";
import {indentUnit} from "@codemirror/language";
import {look, searchPhrases} from "./look.js";
import {say, texts} from "./texts.js";
import {commands, keys} from "./commands.js";
import {toolbar} from "./toolbar.js";
import {preview} from "./preview.js";
import {uploads} from "./uploads.js";
import {autosave} from "./autosave.js";
import {merge} from "./merge.js";
import {counter} from "./counter.js";
import {helpDialog} from "./help.js";
import {library} from "./library.js";
import {feature} from "./feature.js";
import {tags} from "./tags.js";
import {element} from "./dom.js";

/* How long after Escape the Tab key leaves the text, in milliseconds. */
const TAB_LEAVES = 10000;

const place = document.querySelector("[data-editor]");
if (place && "adoptedStyleSheets" in document) {
  adoptStyles();
  begin(place);
}

/* The library writes style elements into a document, which the Content-Security-Policy forbids, and style sheet objects into a
   shadow tree, which it allows: so the document is shown to it as if it were one. */
function adoptStyles() {
  const mount = StyleModule.mount;
  const tree = {
    ownerDocument: document,
    get adoptedStyleSheets() {
      return Array.from(document.adoptedStyleSheets);
    },
    set adoptedStyleSheets(sheets) {
      document.adoptedStyleSheets = sheets;
    },
  };
  StyleModule.mount = (root, modules, options) => mount.call(StyleModule, root === document ? tree : root, modules, options);
}

function begin(place) {
  texts(JSON.parse(place.dataset.texts));
  const field = place.querySelector("textarea");
  const form = field.form;
  const label = place.querySelector("label");
  const merging = new Compartment();
  const changed = [];

  const surface = element("div", {class: "editor-surface"});
  const message = element("p", {class: "editor-message", role: "alert", hidden: true});
  const view = new EditorView({parent: surface, state: EditorState.create({doc: field.value, extensions: [
    history(),
    drawSelection(),
    dropCursor(),
    highlightSpecialChars(),
    EditorView.lineWrapping,
    EditorState.allowMultipleSelections.of(true),
    EditorState.tabSize.of(4),
    indentUnit.of("    "),
    markdown({base: markdownLanguage, completeHTMLTags: false}),
    search({top: true}),
    searchPhrases(),
    look,
    merging.of([]),
    keymap.of([
      {key: "Escape", run: (view) => {
        view.setTabFocusMode(TAB_LEAVES);
        return false;
      }},
      ...keys(() => tools),
      ...searchKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({
      "aria-label": label.firstChild.textContent.trim(),
      "aria-describedby": field.getAttribute("aria-describedby") || "",
      "aria-invalid": field.getAttribute("aria-invalid") || "false",
      spellcheck: "true",
      autocapitalize: "sentences",
      // It can have the focus anyhow; tools that look for a way to scroll with the keyboard only know this.
      tabindex: "0",
    }),
    EditorView.domEventHandlers({
      paste: (event) => upload.take(event, event.clipboardData),
      drop: (event, view) => upload.take(event, event.dataTransfer, view.posAtCoords({x: event.clientX, y: event.clientY})),
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changed.forEach((listener) => listener());
    }),
  ]})});

  const bound = {
    view,
    form,
    field,
    place,
    message(text) {
      message.textContent = text;
      message.hidden = !text;
    },
    whenChanged: (listener) => changed.push(listener),
    text: () => view.state.doc.toString(),
  };

  const help = helpDialog(place);
  const upload = uploads(bound);
  const choose = library(bound);
  const side = preview(bound, surface);
  const tools = {
    ...commands(view),
    help,
    image: () => upload.choose(),
    library: async () => {
      const picture = await choose();
      if (picture) upload.insert(picture);
      else view.focus();
    },
    preview: () => side.toggle(),
    fullScreen: () => full(place),
    keep: () => keeper.now(),
  };
  const bar = toolbar(tools, surface);
  const foot = element("div", {class: "editor-foot"});
  place.append(bar, side.tabs, side.panes, message, foot);
  foot.append(counter(bound));
  const keeper = autosave(bound, foot);
  merge(bound, merging);
  feature(bound, choose, upload.one);
  tags(form);

  bound.whenChanged(() => side.refresh());
  bound.whenChanged(() => bar.refresh());
  mirror(bound);
  form.addEventListener("submit", (event) => {
    if (upload.busy()) {
      event.preventDefault();
      bound.message(say("upload.wait"));
    }
  });
  place.classList.add("running");
}

/* Keeps the field and the editor the same, whichever of them is written to. */
function mirror({view, field, form, text, whenChanged}) {
  let timer = 0;
  let own = false;
  const write = () => {
    clearTimeout(timer);
    timer = 0;
    field.value = text();
  };
  whenChanged(() => {
    if (!timer && !own) timer = setTimeout(write, 100);
  });
  form.addEventListener("submit", write, true);
  addEventListener("pagehide", write);
  field.addEventListener("input", () => {
    own = true;
    view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: field.value}, userEvent: "input"});
    own = false;
    // What is out of sight is no place to stay.
    if (document.activeElement === field) view.focus();
  });
  // Whoever is led to the field (its label, the list of errors) is led to the editor.
  document.addEventListener("click", (event) => {
    const to = event.target.closest(`a[href="#${field.id}"], label[for="${field.id}"]`);
    if (!to) return;
    event.preventDefault();
    view.focus();
  });
  field.tabIndex = -1;
  field.setAttribute("aria-hidden", "true");
  // The browser could not show what it misses in a field that is out of sight: the server says it.
  field.required = false;
  field.classList.add("visually-hidden");
}

/* The editor over the whole window and back; what lies behind it is out of reach meanwhile. */
const behind = [];

function full(place) {
  const on = place.classList.toggle("full");
  document.documentElement.classList.toggle("editor-is-full", on);
  if (on) {
    for (let inner = place; inner !== document.body; inner = inner.parentElement) {
      for (const other of inner.parentElement.children) {
        if (other !== inner && !other.inert) {
          other.inert = true;
          behind.push(other);
        }
      }
    }
  } else {
    behind.splice(0).forEach((other) => { other.inert = false; });
  }
  return on;
}
