/** References in the JSON: lit with their other uses, and each with the value it stands for beside it. */

import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin, WidgetType } from "@codemirror/view";
import { html } from "../canvas/markup.js";
import { write } from "../model/json.js";
import { readReference } from "../model/references.js";
import { valueOf } from "../model/resolve.js";
import { aimOf } from "../model/uses.js";

/** @typedef {import("@codemirror/view").EditorView} EditorView */
/** @typedef {import("@codemirror/view").ViewUpdate} ViewUpdate */
/** @typedef {import("../model/draft.js").Draft} Draft */

const TEXTS = /"(\$ref\/[^"\\\n]*)"/g;
const LONGEST = 48;

class Value extends WidgetType {
  /** @param {string} text */
  constructor(text) {
    super();
    this.text = text;
  }

  /** @override @param {Value} other */
  eq(other) {
    return other.text === this.text;
  }

  /** @override */
  toDOM() {
    return html("span", { class: "cm-value", "aria-hidden": "true" }, `= ${this.text}`);
  }
}

/** @param {() => Draft} draftNow */
export function referenceMarks(draftNow) {
  return ViewPlugin.define((view) => new Marks(view, draftNow), { decorations: ({ marks }) => marks });
}

class Marks {
  /** @param {EditorView} view @param {() => Draft} draftNow */
  constructor(view, draftNow) {
    this.draftNow = draftNow;
    this.marks = this.made(view);
  }

  /** Made anew for the lines in view, also when only the draft is another. @param {ViewUpdate} update */
  update({ view, docChanged, viewportChanged, transactions }) {
    if (docChanged || viewportChanged || transactions.length > 0) this.marks = this.made(view);
  }

  /** @param {EditorView} view */
  made(view) {
    const draft = this.draftNow();
    /** @type {RangeSetBuilder<Decoration>} */
    const builder = new RangeSetBuilder();
    for (const { from, to } of view.visibleRanges) {
      for (const found of view.state.sliceDoc(from, to).matchAll(TEXTS)) mark(builder, from + found.index, found[1] ?? "", draft);
    }
    return builder.finish();
  }
}

/** @param {RangeSetBuilder<Decoration>} builder @param {number} at @param {string} text @param {Draft} draft */
function mark(builder, at, text, draft) {
  const reference = readReference(text);
  const end = at + text.length + 2;
  if (reference === null) return;
  builder.add(at, end, Decoration.mark({ class: "cm-ref", attributes: { "data-refers": aimOf(reference) } }));
  const value = valueOf(draft, reference);
  if (value !== undefined) builder.add(end, end, Decoration.widget({ widget: new Value(shortened(write(value))), side: 1 }));
}

/** @param {string} text */
function shortened(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
