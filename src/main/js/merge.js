/* Somebody else saved the post meanwhile: their text is shown in the writer's own, at each place where they differ. */
import {acceptChunk, getChunks, goToNextChunk, rejectChunk, unifiedMergeView} from "@codemirror/merge";
import {element, newId} from "./dom.js";
import {count, say} from "./texts.js";

export function merge({view, form, place, whenChanged}, compartment) {
  const section = document.querySelector(".theirs");
  if (!section) return;
  const theirs = section.querySelector("textarea").value;
  const theirTitle = section.dataset.title;
  const title = newId();
  const left = element("p", {class: "editor-left-count", role: "status"});
  const next = element("button", {type: "button", onclick: () => {
    goToNextChunk(view);
    view.focus();
  }}, say("merge.next"));
  const allMine = element("button", {type: "button", onclick: () => every(acceptChunk)}, say("merge.allMine"));
  const allTheirs = element("button", {type: "button", onclick: () => every(rejectChunk)}, say("merge.allTheirs"));
  const bar = element("section", {class: "editor-merge", "aria-labelledby": title},
    element("h2", {id: title}, say("merge.title")),
    element("p", {}, say("merge.help")),
    left,
    element("div", {class: "actions"}, next, allMine, allTheirs));

  if (theirTitle !== form.elements.title.value) {
    const line = element("p", {class: "editor-their-title"}, say("merge.theirTitle", theirTitle) + " ",
      element("button", {type: "button", onclick: () => {
        form.elements.title.value = theirTitle;
        form.elements.title.dispatchEvent(new Event("input", {bubbles: true}));
        line.remove();
      }}, say("merge.takeTitle")));
    bar.append(line);
  }

  view.dispatch({effects: compartment.reconfigure(unifiedMergeView({
    original: theirs,
    gutter: false,
    highlightChanges: true,
    allowInlineDiffs: false,
    mergeControls: (type, action) => element("button", {
      type: "button",
      class: type === "accept" ? "editor-mine" : "editor-theirs",
      onmousedown: (event) => event.preventDefault(),
      onclick: (event) => {
        action(event);
        refresh();
      },
    }, say(type === "accept" ? "merge.mine" : "merge.theirs")),
  }))});

  function chunks() {
    const found = getChunks(view.state);
    return found ? found.chunks : [];
  }

  function every(take) {
    // From the end, so that the places of those before stay what they are.
    for (let rest = chunks(); rest.length; rest = chunks()) {
      if (!take(view, rest[rest.length - 1].fromB)) break;
    }
    refresh();
    view.focus();
  }

  function refresh() {
    const number = chunks().length;
    left.textContent = number ? count("merge.left", number) : say("merge.left.zero");
    for (const button of [next, allMine, allTheirs]) button.hidden = number === 0;
  }

  whenChanged(() => queueMicrotask(refresh));
  refresh();
  place.before(bar);
  // It stays at hand, whole, but out of the way.
  const summary = element("summary", {}, section.querySelector("h2").textContent);
  const whole = element("details", {class: "editor-theirs-whole"}, summary);
  section.before(whole);
  whole.append(section);
}
