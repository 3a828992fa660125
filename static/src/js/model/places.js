/** The places of a step or requirement where a reference may stand. */

import { isObject, Numeral } from "./json.js";
import { valueAt } from "./pointer.js";
import { readReference } from "./references.js";
import { valueOf } from "./resolve.js";
import { wordOf } from "./type_words.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./fits.js").Target} Target */
/** @typedef {import("./type_words.js").TargetKind} TargetKind */
/** @typedef {{target: Target, label: string, value: Json | undefined}} Place */

/** @type {Record<string, TargetKind>} */
const KINDS = { str: "text", int: "integer", float: "number", bool: "boolean", list: "list", map: "map" };

/**
 * A place as the rules of fitting see it: by what it is, else by what stands there.
 * @param {Draft} draft @param {string} entity @param {readonly string[]} path @returns {Target}
 */
export function targetAt(draft, entity, path) {
  const { kind, value } = draft.entity(entity);
  const place = { entity, path: [...path], types: [] };
  if (kind === "input" && path[0] === "data") return { ...place, kind: "input", types: typeof value.type === "string" ? [value.type] : [] };
  if (kind === "input" || kind === "condition" || kind === "constraint") return { ...place, kind: "json" };
  return { ...place, kind: /flavor/.test(path.at(-1) ?? "") ? "flavor" : kindOf(draft, valueAt(value, path)) };
}

/** @param {Draft} draft @param {Json | undefined} value @returns {TargetKind} */
function kindOf(draft, value) {
  const reference = readReference(value);
  const known = reference === null ? value : valueOf(draft, reference);
  return known === undefined ? "json" : KINDS[wordOf(known)] ?? "json";
}

/** @param {Draft} draft @param {string} step @returns {Place[]} where a reference may stand in it, in the order of its card */
export function placesOf(draft, step) {
  const places = draft.owned(step, "input").map(({ id }) => place(draft, id, [inputField(draft, id)], draft.name(id)));
  for (const { id } of draft.owned(step, "condition")) {
    places.push(place(draft, id, ["left"], "left"), place(draft, id, ["right"], "right"));
  }
  for (const { id, value } of draft.owned(step, "output")) places.push(...leaves(draft, id, value.config, ["config"], draft.name(id)));
  return [...places, ...leaves(draft, step, draft.entity(step).value.properties, ["properties"], "")];
}

/** @param {Draft} draft @param {string} input @returns {"data" | "value"} the field that holds what it reads */
export function inputField(draft, input) {
  const { data, value } = draft.entity(input).value;
  return data === undefined && value !== undefined ? "value" : "data";
}

/** @param {Draft} draft @param {string} entity @param {string[]} path @param {string} label @returns {Place} */
function place(draft, entity, path, label) {
  return { target: targetAt(draft, entity, path), label, value: valueAt(draft.entity(entity).value, path) };
}

/**
 * @param {Draft} draft @param {string} entity @param {Json | undefined} value @param {string[]} path @param {string} before
 * @returns {Place[]} every plain value in it
 */
function leaves(draft, entity, value, path, before) {
  if (value === undefined) return [];
  const holds = (Array.isArray(value) || isObject(value)) && !(value instanceof Numeral);
  if (!holds) return [place(draft, entity, path, [before, ...path.slice(1)].filter((part) => part !== "").join(" / "))];
  return Object.keys(value).flatMap((key) => leaves(draft, entity, /** @type {any} */ (value)[key], [...path, key], before));
}
