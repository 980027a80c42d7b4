/* How long the text is, counted as the renderer counts: code blocks are not read word by word. */
import {element} from "./dom.js";
import {count} from "./texts.js";

/* Reading speed as the server has it, in words a minute. */
const SPEED = 238;
const SHOWN_AFTER = 300;
/* A screen reader is told when nobody types, and not again and again. */
const TOLD_AFTER = 3000;

export function counter({text, whenChanged}) {
  const seen = element("span", {"aria-hidden": "true"});
  const heard = element("span", {class: "visually-hidden", "aria-live": "polite"});
  let showing = 0;
  let telling = 0;
  const words = () => {
    const read = text()
      .replace(/^(```+|~~~+)[^\n]*\n[\s\S]*?(?:^\1[`~]*[ \t]*$|$(?![\s\S]))/gm, " ")
      .replace(/\]\([^)\s]*(?:\s+"[^"]*")?\)/g, "] ")
      .replace(/<[^>\n]+>/g, " ");
    const found = (read.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu) || []).length;
    return `${count("words", found)} · ${count("minutes", Math.max(1, Math.round(found / SPEED)))}`;
  };
  const show = () => {
    showing = 0;
    seen.textContent = words();
  };
  show();
  heard.textContent = seen.textContent;
  whenChanged(() => {
    if (!showing) showing = setTimeout(show, SHOWN_AFTER);
    clearTimeout(telling);
    telling = setTimeout(() => { heard.textContent = seen.textContent; }, TOLD_AFTER);
  });
  return element("p", {class: "editor-count"}, seen, heard);
}
