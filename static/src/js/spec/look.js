/** How the JSON looks: the page's own colours. CodeMirror's sheets count more than any layer, so this is one of them. */

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--code-key)" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--code-punct)" },
]);

const sheet = EditorView.theme({
  "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--surface-2)", fontSize: "12px" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "18px" },
  ".cm-content": { caretColor: "var(--text)", padding: "6px 0" },
  ".cm-gutters": { backgroundColor: "var(--surface-2)", color: "var(--text-3)", border: "0", fontSize: "11px" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "44px", padding: "0 6px 0 12px" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--hover)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection": {
    backgroundColor: "color-mix(in oklab, var(--accent) 26%, transparent)",
  },
  ".cm-thing": { backgroundColor: "color-mix(in oklab, var(--accent) 5%, transparent)" },
  ".cm-gutterElement.cm-thing": { color: "var(--accent)", boxShadow: "inset 3px 0 0 var(--accent)" },
  ".cm-ref": { borderRadius: "3px", backgroundColor: "var(--accent-soft)", color: "var(--accent-strong)" },
  ".cm-ref *": { color: "inherit" },
  ".cm-value": { marginLeft: "8px", color: "var(--text-3)", fontFamily: "var(--font-sans)", fontSize: "11px" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--active)", border: "0", color: "var(--text-2)", padding: "0 6px" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--active)", outline: "1px solid var(--line-field)" },
  ".cm-panels": { backgroundColor: "var(--surface)", color: "var(--text)", borderColor: "var(--line)", zIndex: "2" },
  ".cm-panel.cm-search": { padding: "6px 30px 6px 12px", fontFamily: "var(--font-sans)" },
  ".cm-textfield": { backgroundColor: "var(--field)", border: "1px solid var(--line-field)", borderRadius: "var(--r-2)", color: "var(--text)", fontSize: "12px" },
  ".cm-button": { backgroundImage: "none", backgroundColor: "var(--surface)", border: "1px solid var(--line-strong)", borderRadius: "var(--r-2)", color: "var(--text)", fontSize: "12px" },
  ".cm-searchMatch": { backgroundColor: "var(--st-wait-bg)", outline: "1px solid var(--st-wait)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--accent-line)" },
  ".cm-tooltip": { backgroundColor: "var(--surface-pop)", color: "var(--text)", border: "1px solid var(--line-strong)", borderRadius: "var(--r-2)", fontFamily: "var(--font-sans)", fontSize: "12px", maxWidth: "420px", zIndex: "50" },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-mono)", maxHeight: "220px" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "3px 8px" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--accent-strong)" },
  ".cm-completionDetail": { color: "var(--text-3)", fontStyle: "normal", fontFamily: "var(--font-sans)" },
  ".cm-diagnostic": { padding: "6px 10px", borderLeft: "3px solid var(--warn)", whiteSpace: "normal" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnosticAction": { backgroundColor: "var(--accent-solid)", color: "var(--text-on-solid)", borderRadius: "var(--r-2)", padding: "2px 8px", margin: "4px 8px 0 0" },
  ".cm-lintRange-error, .cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy 1px var(--error)", textUnderlineOffset: "3px" },
  ".cm-lintRange-warning": { textDecorationColor: "var(--warn)" },
});

export const look = [sheet, syntaxHighlighting(colours)];
