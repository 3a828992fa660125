/** Pointing a field at a reference, or at a plain value again, as operations. */

import { emptyObject, isObject, write } from "./json.js";
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
  const set = setAt(draft, entity, path, value);
  return set === null ? [] : [set, ...waiting(draft, entity, value)];
}

/**
 * @param {Draft} draft @param {string} entity @param {readonly string[]} path @param {Json | undefined} value
 * @returns {Operation | null} null when that is what stands there; objects on the way that are missing come with it
 */
export function setAt(draft, entity, path, value) {
  const root = draft.entity(entity).value;
  const missing = path.findIndex((_, index) => !isHolder(valueAt(root, path.slice(0, index))));
  const at = missing < 0 ? path : path.slice(0, missing);
  const below = missing < 0 ? [] : path.slice(missing);
  if (value === undefined && below.length > 0) return null;
  const [from, to] = [valueAt(root, at), wrapped(value, below)];
  const texts = { from: from === undefined ? null : write(from), to: to === undefined ? null : write(to) };
  return texts.from === texts.to ? null : { op: "set", id: entity, path: pointer(...at), ...texts };
}

/** @param {Json | undefined} value */
function isHolder(value) {
  return Array.isArray(value) || isObject(value);
}

/** @param {Json | undefined} value @param {readonly string[]} keys @returns {Json | undefined} it, inside an object for each key */
function wrapped(value, keys) {
  return keys.reduceRight((inner, key) => Object.assign(emptyObject(), { [key]: inner }), value);
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
