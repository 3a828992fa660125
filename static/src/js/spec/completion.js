/** What can be written where the caret is: the keys of the page's objects, known words, references, names of steps. */

import { candidatesFor } from "../model/fits.js";
import { write } from "../model/json.js";
import { spotAt } from "../model/json_path_at.js";
import { fieldAt, objectAt } from "../model/shape_at.js";
import { SHAPES, WORDS } from "../model/shapes.js";
import { sentenceOf } from "../sentences.js";

/** @typedef {import("@codemirror/autocomplete").CompletionContext} CompletionContext */
/** @typedef {import("@codemirror/autocomplete").Completion} Completion */
/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("../model/json_path_at.js").Spot} Spot */

const STEP_LISTS = new Set(["depend_steps", "if_then_steps", "else_then_steps", "steps", "used_steps"]);
const LONGEST = 40;
/** What follows the colon of a fresh key. @type {Partial<Record<import("../model/shapes.js").Shape, string>>} */
const EMPTY = { text: '""', texts: "[]", values: "[]", objects: "[]", object: "{}", map: "{}", flag: "true" };

/** @typedef {{draftNow: () => Draft, thingAt: (offset: number) => string, stepTypes: readonly string[]}} Known `thingAt`: id of the step, parameter, … that stands there */

/** @param {Known} known @returns {(context: CompletionContext) => import("@codemirror/autocomplete").CompletionResult | null} */
export function completions({ draftNow, thingAt, stepTypes }) {
  return ({ state, pos, explicit }) => {
    const spot = spotAt(state.sliceDoc(0, pos), pos);
    if (spot.word === "" && !explicit) return null;
    const options = spot.inKey ? keysAt(spot) : spot.word.startsWith('"$') ? references(draftNow(), thingAt(pos)) : valuesAt(spot, draftNow(), stepTypes);
    const closing = state.sliceDoc(pos, pos + 1) === '"' && spot.word.startsWith('"') ? 1 : 0;
    return options.length === 0 ? null : { from: spot.from, to: pos + closing, options, validFor: /^"[^"\n]*$/ };
  };
}

/** @param {Spot} spot @returns {Completion[]} */
function keysAt({ path, keys }) {
  const fields = SHAPES[objectAt(path) ?? ""] ?? {};
  return Object.entries(fields).filter(([key, { server }]) => !server && !keys.includes(key)).map(([key, { shape, required }]) => ({
    label: `"${key}"`,
    apply: `"${key}": ${EMPTY[shape] ?? ""}`,
    detail: required ? gettext("required") : "",
    type: "property",
  }));
}

/** @param {Spot} spot @param {Draft} draft @param {readonly string[]} stepTypes @returns {Completion[]} */
function valuesAt({ path }, draft, stepTypes) {
  const found = fieldAt(path);
  if (found === null) return [];
  const { object, name, field } = found;
  if (STEP_LISTS.has(name) && field.shape === "texts") return draft.steps.map((id) => option(draft.name(id)));
  if (object === "WorkflowStep" && name === "type") return stepTypes.map((type) => option(type));
  if (field.shape === "flag") return ["true", "false"].map((label) => ({ label, type: "constant" }));
  return (WORDS[`${object}.${name}`] ?? []).map((known) => option(known));
}

/** @param {string} text @param {string} [detail] @returns {Completion} */
function option(text, detail = "") {
  return { label: write(text), detail, type: "constant" };
}

/** Fitting ones first, in a step; elsewhere a reference means nothing. @param {Draft} draft @param {string} thing @returns {Completion[]} */
function references(draft, thing) {
  const kind = draft.entities.get(thing)?.kind;
  if (kind !== "step" && kind !== "requirement") return [];
  const found = candidatesFor(draft, { entity: thing, path: [], kind: "json", types: [] });
  return found.map(({ reference, value, fault }) => ({
    ...option(reference, fault !== null ? sentenceOf(fault) : value === undefined ? "" : write(value).slice(0, LONGEST)),
    boost: fault === null ? 1 : -1,
  }));
}
