/** Pointing a field at a reference, or at a plain value again, as operations. */

import { write } from "./json.js";
import { pointer, valueAt } from "./pointer.js";
import { readReference } from "./references.js";
import { stepsByName } from "./graph.js";
import { upstreamOf } from "./upstream.js";
import { holderOf } from "./uses.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./operations.js").Operation} Operation */
/** @typedef {import("./fits.js").Target} Target */

/**
 * Writes a value; one that consumes another step's output also makes its step wait for that one.
 * @param {Draft} draft @param {Pick<Target, "entity" | "path">} target @param {Json | undefined} value undefined: absent
 * @returns {Operation[]} none when that is what stands there
 */
export function bind(draft, { entity, path }, value) {
  const current = valueAt(draft.entity(entity).value, path);
  const [from, to] = [current, value].map((each) => (each === undefined ? null : write(each)));
  if (from === undefined || to === undefined || from === to) return [];
  return [{ op: "set", id: entity, path: pointer(...path), from, to }, ...waiting(draft, entity, value)];
}

/** @param {Draft} draft @param {string} entity @param {Json | undefined} value @returns {Operation[]} */
function waiting(draft, entity, value) {
  const reference = readReference(value);
  if (reference?.namespace !== "consumptions") return [];
  const holder = holderOf(draft.entity(entity));
  const producer = stepsByName(draft).get(reference.name);
  if (producer === undefined || producer === holder || draft.entity(holder).kind !== "step") return [];
  if (upstreamOf(draft, holder).has(producer)) return [];
  return [{ op: "link", from: producer, to: holder, as: "depends", index: draft.linked(holder, "depends").length }];
}
