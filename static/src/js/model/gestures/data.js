/** Data wires as operations: an input that takes what another step gives. */

import { same, write } from "../json.js";
import { referenceTo } from "../data_rules.js";
import { needed, typeFault } from "../type_words.js";

/** @typedef {import("../draft.js").Draft} Draft */
/** @typedef {import("../json.js").Json} Json */
/** @typedef {import("../operations.js").Operation} Operation */

/**
 * The input takes the output in place of what it had, and its step waits for the other.
 * @param {Draft} draft @param {string} output @param {string} input ids @returns {Operation[]}
 */
export function bindOutput(draft, output, input) {
  const [from, to] = [draft.entity(output).owner, draft.entity(input).owner];
  const gives = draft.entity(output).value.type;
  return [...bindText(draft, input, referenceTo(draft, output), gives), ...waitFor(draft, from, to)];
}

/**
 * @param {Draft} draft @param {string} input @param {string} text the reference it takes
 * @param {Json | undefined} gives the type of what is behind it @returns {Operation[]}
 */
export function bindText(draft, input, text, gives) {
  const { type, value } = draft.entity(input).value;
  const retyped = fitsType(type, gives) ? type : gives;
  return [
    ...replaced(draft, input, "data", text),
    ...(value === undefined ? [] : replaced(draft, input, "value", undefined)),
    ...replaced(draft, input, "type", retyped),
  ];
}

/** @param {Json | undefined} takes @param {Json | undefined} gives @returns {boolean} whether an input of one type takes the other */
export function fitsType(takes, gives) {
  if (typeof takes !== "string" || typeof gives !== "string") return true;
  return typeFault(needed({ kind: "input", types: takes === "" ? [] : [takes] }), new Set([gives])) === null;
}

/** @param {Draft} draft @param {string} from @param {string} to @returns {Operation[]} none when it waits for it already */
export function waitFor(draft, from, to) {
  const before = draft.linked(to, "depends");
  return before.includes(from) ? [] : [{ op: "link", from, to, as: "depends", index: before.length }];
}

/** @param {Draft} draft @param {string} id @param {string} key @param {Json | undefined} to undefined: absent @returns {Operation[]} */
export function replaced(draft, id, key, to) {
  const from = draft.entity(id).value[key];
  if (same(from, to)) return [];
  return [{ op: "set", id, path: `/${key}`, from: textOf(from), to: textOf(to) }];
}

/** @param {Json | undefined} value */
function textOf(value) {
  return value === undefined ? null : write(value);
}
