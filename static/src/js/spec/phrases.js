/** CodeMirror's own words in the person's language. */

import { EditorState } from "@codemirror/state";

export function phrases() {
  return EditorState.phrases.of({
    "Find": gettext("Find"),
    "Replace": gettext("Replace"),
    "next": gettext("next"),
    "previous": gettext("previous"),
    "all": gettext("all"),
    "match case": gettext("match case"),
    "by word": gettext("by word"),
    "regexp": gettext("regexp"),
    "replace": gettext("replace"),
    "replace all": gettext("replace all"),
    "close": gettext("close"),
    "current match": gettext("current match"),
    "on line": gettext("on line"),
    "Go to line": gettext("Go to line"),
    "go": gettext("go"),
    "Folded lines": gettext("Folded lines"),
    "Unfolded lines": gettext("Unfolded lines"),
    "to": gettext("to"),
    "folded code": gettext("folded code"),
    "unfold": gettext("unfold"),
    "Fold line": gettext("Fold line"),
    "Unfold line": gettext("Unfold line"),
    "Completions": gettext("Completions"),
    "Diagnostics": gettext("Problems"),
    "No diagnostics": gettext("No problems."),
    "Selection deleted": gettext("Selection deleted"),
    "Control character": gettext("Control character"),
  });
}
