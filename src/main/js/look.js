/* How the text looks: the blog's own colours, which know the dark theme. */
import {EditorView} from "@codemirror/view";
import {EditorState} from "@codemirror/state";
import {HighlightStyle, syntaxHighlighting} from "@codemirror/language";
import {tags} from "@lezer/highlight";
import {say} from "./texts.js";

const frame = EditorView.theme({
  "&": {color: "var(--ink)", backgroundColor: "var(--raised)", height: "100%", fontSize: "1rem"},
  "&.cm-focused": {outline: "none"},
  ".cm-scroller": {fontFamily: "var(--mono)", lineHeight: "1.65", overflow: "auto"},
  ".cm-content": {padding: "0.9rem 0.4rem", caretColor: "var(--ink)"},
  ".cm-line": {padding: "0 0.6rem"},
  ".cm-cursor, .cm-dropCursor": {borderLeftColor: "var(--ink)", borderLeftWidth: "2px"},
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {backgroundColor: "var(--mark)"},
  ".cm-searchMatch": {backgroundColor: "var(--mark)"},
  ".cm-searchMatch-selected": {outline: "2px solid var(--accent)"},
  ".cm-panels": {backgroundColor: "var(--sunk)", color: "var(--ink)", borderColor: "var(--line)"},
  ".cm-panel.cm-search": {padding: "0.5rem 2.6rem 0.6rem 0.6rem", fontFamily: "var(--sans)"},
  ".cm-panel.cm-search label": {fontSize: "0.9rem", fontWeight: "400"},
  ".cm-textfield": {minHeight: "2.2rem !important", width: "min(16rem, 60vw) !important", fontSize: "0.95rem !important", backgroundColor: "var(--raised)", borderColor: "var(--edge)"},
  ".cm-button": {minHeight: "2.2rem", fontSize: "0.9rem", backgroundImage: "none", backgroundColor: "var(--raised)", borderColor: "var(--edge)"},
  ".cm-panel.cm-search [name=close]": {minHeight: "2rem", minWidth: "2rem", fontSize: "1.2rem", color: "var(--ink)"},
  ".cm-specialChar": {color: "var(--bad)"},
  "&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine": {backgroundColor: "var(--good-ground)"},
  "&.cm-merge-b .cm-changedText, .cm-changedText": {background: "none", borderBottom: "2px solid var(--good)"},
  ".cm-deletedChunk": {backgroundColor: "var(--bad-ground)", paddingLeft: "1rem"},
  ".cm-deletedChunk .cm-deletedText": {background: "none", borderBottom: "2px solid var(--bad)"},
  ".cm-deletedChunk .cm-chunkButtons": {position: "static", display: "flex", flexWrap: "wrap", gap: "0.5rem", padding: "0.4rem 0"},
});

const colours = HighlightStyle.define([
  {tag: tags.heading, color: "var(--accent)", fontWeight: "700"},
  {tag: tags.strong, fontWeight: "700"},
  {tag: tags.emphasis, fontStyle: "italic"},
  {tag: tags.strikethrough, textDecoration: "line-through"},
  {tag: [tags.link, tags.url], color: "var(--accent)"},
  {tag: tags.monospace, color: "var(--code-string)"},
  {tag: tags.quote, color: "var(--soft)", fontStyle: "italic"},
  {tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName], color: "var(--code-operator)"},
  {tag: [tags.tagName, tags.angleBracket], color: "var(--code-keyword)"},
  {tag: tags.attributeName, color: "var(--code-type)"},
  {tag: [tags.attributeValue, tags.string], color: "var(--code-string)"},
  {tag: tags.comment, color: "var(--code-comment)"},
  {tag: tags.atom, color: "var(--sun)", fontWeight: "700"},
]);

export const look = [frame, syntaxHighlighting(colours)];

/* The library's own words, for its panel that finds and replaces. */
export function searchPhrases() {
  return EditorState.phrases.of({
    "Find": say("search.find"),
    "Replace": say("search.replace"),
    "next": say("search.next"),
    "previous": say("search.previous"),
    "all": say("search.all"),
    "match case": say("search.matchCase"),
    "regexp": say("search.regexp"),
    "by word": say("search.byWord"),
    "replace": say("search.replaceOne"),
    "replace all": say("search.replaceAll"),
    "close": say("search.close"),
  });
}
