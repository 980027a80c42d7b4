/* What the buttons and the keys do to the text. Each command does the opposite where it was done already. */
import {EditorSelection} from "@codemirror/state";
import {redo, undo} from "@codemirror/commands";
import {openSearchPanel} from "@codemirror/search";
import {say} from "./texts.js";

/* Which keys do what; the help lists the same. "Mod" is Command on a Mac and Control elsewhere. */
export const KEYS = [
  ["bold", "Mod-b"],
  ["italic", "Mod-i"],
  ["link", "Mod-k"],
  ["code", "Mod-e"],
  ["heading", "Mod-Shift-h"],
  ["numbered", "Mod-Shift-7"],
  ["list", "Mod-Shift-8"],
  ["quote", "Mod-Shift-9"],
  ["tasks", "Mod-Shift-6"],
  ["preview", "Mod-Alt-p"],
  ["fullScreen", "Mod-Shift-Enter"],
  ["keep", "Mod-s"],
  ["undo", "Mod-z"],
  ["redo", "Mod-Shift-z"],
  ["find", "Mod-f"],
  ["help", "Mod-/"],
];

/* The library knows undo, redo and find by itself. */
const ITS_OWN = new Set(["undo", "redo", "find"]);

export function keys(tools) {
  return KEYS.filter(([name]) => !ITS_OWN.has(name)).map(([name, key]) => ({
    key,
    preventDefault: true,
    run: () => {
      tools()[name]();
      return true;
    },
  }));
}

export function commands(view) {
  const around = (mark) => () => wrap(view, mark);
  return {
    bold: around("**"),
    italic: around("*"),
    code: () => code(view),
    heading: () => heading(view),
    quote: () => lines(view, /^> ?/, () => "> "),
    list: () => lines(view, /^[-*+] (?!\[[ xX]\] )/, () => "- ", /^(?:\d+\. |[-*+] \[[ xX]\] )/),
    numbered: () => lines(view, /^\d+\. /, (index) => index + 1 + ". ", /^[-*+] (?:\[[ xX]\] )?/),
    tasks: () => lines(view, /^[-*+] \[[ xX]\] /, () => "- [ ] ", /^(?:\d+\. |[-*+] )/),
    link: () => link(view),
    table: () => block(view, `| ${say("sample.column")} | ${say("sample.column")} |\n| --- | --- |\n| ${say("sample.cell")} | ${say("sample.cell")} |`),
    footnote: () => footnote(view),
    undo: () => undo(view),
    redo: () => redo(view),
    find: () => openSearchPanel(view),
  };
}

function wrap(view, mark) {
  const size = mark.length;
  view.dispatch(view.state.changeByRange((range) => {
    const doc = view.state.doc;
    const before = doc.sliceString(range.from - size, range.from);
    const after = doc.sliceString(range.to, range.to + size);
    const wider = doc.sliceString(range.from - size - 1, range.from - size) + doc.sliceString(range.to + size, range.to + size + 1);
    // "*" is found inside "**", too: that is another mark.
    if (before === mark && after === mark && (size > 1 || wider !== "**")) {
      return {
        changes: [{from: range.from - size, to: range.from}, {from: range.to, to: range.to + size}],
        range: EditorSelection.range(range.from - size, range.to - size),
      };
    }
    const text = range.empty ? say("sample.text") : doc.sliceString(range.from, range.to);
    return {
      changes: {from: range.from, to: range.to, insert: mark + text + mark},
      range: EditorSelection.range(range.from + size, range.from + size + text.length),
    };
  }), {userEvent: "input.format", scrollIntoView: true});
  view.focus();
}

function code(view) {
  const {state} = view;
  const range = state.selection.main;
  if (state.doc.lineAt(range.from).number === state.doc.lineAt(range.to).number) {
    wrap(view, "`");
    return;
  }
  const from = state.doc.lineAt(range.from).from;
  const to = state.doc.lineAt(range.to).to;
  const text = state.doc.sliceString(from, to);
  // A fence is longer than any inside.
  const fence = "`".repeat(Math.max(3, ...(text.match(/`+/g) || []).map((run) => run.length + 1)));
  view.dispatch({
    changes: {from, to, insert: `${fence}\n${text}\n${fence}`},
    selection: {anchor: from + fence.length},
    userEvent: "input.format",
  });
  view.focus();
}

/* Not a heading, then of the second level, of the third, and not one again: the first is the post's title. */
function heading(view) {
  eachLine(view, (line) => {
    const [mark] = line.match(/^#{1,6} +/) || [""];
    const level = mark.trim().length;
    return [mark.length, level === 0 ? "## " : level === 2 ? "### " : ""];
  });
}

function lines(view, mark, made, other) {
  const all = selectedLines(view).filter((line) => line.text.trim() || selectedLines(view).length === 1);
  const done = all.every((line) => mark.test(line.text.trimStart()));
  let index = 0;
  eachLine(view, (text) => {
    if (!text.trim() && all.length > 1) return [0, ""];
    const indent = text.length - text.trimStart().length;
    const rest = text.slice(indent);
    const [found] = rest.match(mark) || (other && rest.match(other)) || [""];
    return [found.length, done ? "" : made(index++), indent];
  });
}

function selectedLines(view) {
  const {doc, selection} = view.state;
  const found = [];
  for (let number = doc.lineAt(selection.main.from).number; number <= doc.lineAt(selection.main.to).number; number++) {
    found.push(doc.line(number));
  }
  return found;
}

/* Replaces what each selected line begins with: how much of it, by what, and behind how many blanks. */
function eachLine(view, change) {
  const changes = selectedLines(view).map((line) => {
    const [length, insert, indent = 0] = change(line.text);
    return {from: line.from + indent, to: line.from + indent + length, insert};
  });
  const set = view.state.changes(changes);
  view.dispatch({
    changes: set,
    selection: view.state.selection.map(set, 1),
    userEvent: "input.format",
    scrollIntoView: true,
  });
  view.focus();
}

function link(view) {
  const range = view.state.selection.main;
  const chosen = view.state.doc.sliceString(range.from, range.to);
  const isAddress = /^(https?:\/\/|mailto:|\/)\S+$/.test(chosen);
  const text = isAddress || !chosen ? say("sample.text") : chosen;
  const address = isAddress ? chosen : say("sample.address");
  const insert = `[${text}](${address})`;
  // What is still to be typed is selected.
  const from = range.from + (isAddress ? 1 : text.length + 3);
  view.dispatch({
    changes: {from: range.from, to: range.to, insert},
    selection: EditorSelection.range(from, from + (isAddress ? text : address).length),
    userEvent: "input.format",
    scrollIntoView: true,
  });
  view.focus();
}

/* A paragraph of its own behind the one where the cursor is. */
function block(view, text) {
  const line = view.state.doc.lineAt(view.state.selection.main.to);
  const before = line.text.trim() ? "\n\n" : line.number > 1 && view.state.doc.line(line.number - 1).text.trim() ? "\n" : "";
  view.dispatch({
    changes: {from: line.to, insert: `${before}${text}\n`},
    selection: EditorSelection.range(line.to + before.length + 2, line.to + before.length + 2 + say("sample.column").length),
    userEvent: "input.format",
    scrollIntoView: true,
  });
  view.focus();
}

function footnote(view) {
  const {doc, selection} = view.state;
  const used = new Set(Array.from(doc.toString().matchAll(/\[\^(\d+)\]/g), (found) => Number(found[1])));
  let number = 1;
  while (used.has(number)) number++;
  const at = selection.main.to;
  const mark = `[^${number}]`;
  const end = doc.toString().trimEnd().length;
  const last = doc.lineAt(end);
  const gap = /^\[\^\d+\]:/.test(last.text) ? "\n" : "\n\n";
  const note = say("sample.note");
  const insert = `${gap}${mark}: ${note}`;
  // The note stands behind everything, the cursor too, if it is in the blank lines at the end.
  const from = Math.max(at, end);
  const start = from + mark.length + insert.length - note.length;
  view.dispatch({
    changes: from === at ? {from: at, insert: mark + insert} : [{from: at, insert: mark}, {from, insert}],
    selection: EditorSelection.range(start, start + note.length),
    userEvent: "input.format",
    scrollIntoView: true,
  });
  view.focus();
}
