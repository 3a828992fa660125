/** CodeMirror as the JSON view uses it: its extensions and its keys. */

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, redoDepth, undoDepth } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { completions } from "./completion.js";
import { look } from "./look.js";
import { phrases } from "./phrases.js";
import { referenceMarks } from "./reference_marks.js";
import { thingRail } from "./thing_rail.js";

/** @typedef {import("./completion.js").Known & {editable: boolean, nonce: string}} Setting */

/** @param {Setting} setting @returns {import("@codemirror/state").Extension[]} */
export function extensions({ editable, nonce, ...known }) {
  return [
    EditorView.cspNonce.of(nonce),
    EditorState.readOnly.of(!editable),
    EditorState.tabSize.of(2),
    indentUnit.of("  "),
    EditorView.contentAttributes.of({ "aria-label": gettext("Spec JSON"), "aria-describedby": "spec-hint", tabindex: "0" }),
    phrases(), look, json(), thingRail, referenceMarks(known.draftNow),
    lineNumbers(), foldGutter(), codeFolding(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(),
    highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches({ minSelectionLength: 3 }), search({ top: true }),
    autocompletion({ override: [completions(known)], activateOnTyping: true, icons: false }),
    keymap.of([
      ...pageKeys, ...closeBracketsKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap,
      ...defaultKeymap, indentWithTab,
    ]),
  ];
}

/**
 * Keys of the page that act in here too. Undo is the editor's as long as it has something to take
 * back, then the workflow's.
 * @type {import("@codemirror/view").KeyBinding[]}
 */
const pageKeys = [
  { key: "Mod-j", run: () => press("drawer") },
  { key: "Mod-k", run: () => press("go") },
  { key: "Mod-z", run: ({ state }) => undoDepth(state) === 0 && press("undo") },
  { key: "Mod-Shift-z", run: ({ state }) => redoDepth(state) === 0 && press("redo") },
];

/** @param {string} action @returns {boolean} whether there is such a control */
function press(action) {
  const control = /** @type {HTMLElement | null} */ (document.querySelector(`[data-do=${action}]`));
  control?.click();
  return control !== null;
}
