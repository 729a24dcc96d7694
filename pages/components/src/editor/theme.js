// The editor's colours on a light and on a dark page; all keep 4.5:1 to the page.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const LIGHT = { keyword: "#6f42ad", string: "#1b7a3b", name: "#0b5fa5", variable: "#8a5d00", comment: "#5c646e", error: "#b3261e" };
const DARK = { keyword: "#c3a1f0", string: "#5fcf80", name: "#6db3f2", variable: "#e5b54a", comment: "#a3acb7", error: "#ff8f85" };

export function colours(page) {
  const shade = page.dark ? DARK : LIGHT;
  const style = HighlightStyle.define([
    { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: shade.keyword },
    { tag: [tags.string, tags.number, tags.bool], color: shade.string },
    { tag: [tags.namespace, tags.propertyName, tags.typeName, tags.url, tags.name, tags.className], color: shade.name },
    { tag: [tags.variableName, tags.special(tags.variableName)], color: shade.variable },
    { tag: tags.comment, color: shade.comment, fontStyle: "italic" },
  ]);
  const view = EditorView.theme(
    {
      "&": { color: page.text, backgroundColor: page.background, fontSize: "0.875rem" },
      ".cm-content": { caretColor: page.text, minHeight: "11rem" },
      ".cm-cursor": { borderLeftColor: page.text },
      ".cm-gutters": { backgroundColor: page.background, color: shade.comment, border: "none" },
      ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: page.dark ? "#ffffff12" : "#0000000a" },
      "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: page.dark ? "#3a5a80" : "#b9d7f2" },
      ".cm-tooltip": { backgroundColor: page.background, color: page.text, border: "1px solid #7d8590" },
      ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: page.dark ? "#2a74b3" : "#0b5fa5", color: "#fff" },
      ".cm-completionDetail": { opacity: 0.85 },
      ".cm-lintRange-error": { backgroundImage: "none", textDecoration: `underline wavy ${shade.error}`, textUnderlineOffset: "3px" },
    },
    { dark: page.dark },
  );
  return [view, syntaxHighlighting(style)];
}
