/** The lines of the selected step, with a rail along them. */

import { RangeSet, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutterLineClass } from "@codemirror/view";

/** @typedef {{from: number, to: number}} Range */

/** @type {import("@codemirror/state").StateEffectType<Range | null>} */
export const showThing = StateEffect.define();

class Rail extends GutterMarker {
  /** @override */
  elementClass = "cm-thing";
}

const line = Decoration.line({ class: "cm-thing" });
const rail = new Rail();

const thing = StateField.define({
  create: () => /** @type {Range | null} */ (null),
  update(range, { changes, effects }) {
    let now = range && { from: changes.mapPos(range.from), to: changes.mapPos(range.to, 1) };
    for (const effect of effects) if (effect.is(showThing)) now = effect.value;
    return now;
  },
});

/** @template {import("@codemirror/state").RangeValue} Mark @param {import("@codemirror/state").EditorState} state @param {Mark} mark @returns {RangeSet<Mark>} one a line of the thing */
function alongLines(state, mark) {
  const range = state.field(thing);
  /** @type {RangeSetBuilder<Mark>} */
  const builder = new RangeSetBuilder();
  if (range === null) return builder.finish();
  for (let at = Math.min(range.from, state.doc.length); at <= Math.min(range.to, state.doc.length);) {
    const { from, to } = state.doc.lineAt(at);
    builder.add(from, from, mark);
    at = to + 1;
  }
  return builder.finish();
}

export const thingRail = [
  thing,
  EditorView.decorations.compute([thing, "doc"], (state) => alongLines(state, line)),
  gutterLineClass.compute([thing, "doc"], (state) => alongLines(state, rail)),
];
