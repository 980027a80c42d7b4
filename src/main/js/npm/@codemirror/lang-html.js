/* In the place of the package of this name, which would bring the languages of CSS and JavaScript and completion, a third of
   the script, to colour HTML inside Markdown: here its tags are coloured, and that is all. */
import {LRLanguage, LanguageSupport} from "@codemirror/language";
import {parser} from "@lezer/html";

const language = LRLanguage.define({name: "html", parser});

export function html() {
  return new LanguageSupport(language);
}

export function htmlCompletionSource() {
  return null;
}
