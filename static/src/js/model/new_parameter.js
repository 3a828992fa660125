/** A parameter made from a value that stands in a field, and the field pointed at it: one change. */

import { bind } from "./binding.js";
import { emptyObject } from "./json.js";
import { valueAt } from "./pointer.js";
import { readReference } from "./references.js";
import { valueOf } from "./resolve.js";
import { wordOf } from "./type_words.js";
import { holderOf } from "./uses.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./json.js").JsonObject} JsonObject */
/** @typedef {import("./fits.js").Target} Target */
/** @typedef {import("./operations.js").Operation} Operation */

/** Types of parameters by what fits into a place. @type {Partial<Record<import("./type_words.js").TargetKind, string>>} */
const TYPES = { text: "str", flavor: "str", integer: "int", number: "float", boolean: "bool", list: "list" };
const LONGEST = 64;

/**
 * @param {Draft} draft @param {Target} target @param {string} wanted name, "" for one made of the field's
 * @param {() => string} newId @returns {{name: string, operations: Operation[]}}
 */
export function newParameter(draft, target, wanted, newId) {
  const name = freeParameterName(draft, wanted === "" ? suggestedName(draft, target) : plainName(wanted));
  const value = parameterValue(draft, target, name);
  const after = draft.ids(draft.root, "parameter").at(-1) ?? null;
  /** @type {Operation} */
  const add = { op: "add", kind: "parameter", id: newId(), owner: draft.root, after, value };
  return { name, operations: [add, ...bind(draft, target, `$ref/parameters/${name}`)] };
}

/** @param {Draft} draft @param {Target} target @param {string} name @returns {JsonObject} */
function parameterValue(draft, target, name) {
  const value = emptyObject();
  const current = currentValue(draft, target);
  const word = current === undefined || current === null ? "" : wordOf(current);
  Object.assign(value, { name, type: word === "map" ? "json" : word || TYPES[target.kind] || "str" });
  const format = target.kind === "flavor" ? "flavor" : target.kind === "input" ? target.types[0] : undefined;
  if (format !== undefined) value.format = format;
  if (word !== "") value.default = /** @type {Json} */ (current);
  const holder = draft.entity(holderOf(draft.entity(target.entity)));
  value.used_steps = holder.kind === "step" ? [draft.name(holder.id)] : [];
  return value;
}

/** @param {Draft} draft @param {Target} target @returns {Json | undefined} what stands there, a reference followed once */
export function currentValue(draft, { entity, path }) {
  const value = valueAt(draft.entity(entity).value, path);
  const reference = readReference(value);
  return reference === null ? value : valueOf(draft, reference);
}

/** A broken reference says what its parameter should be called. @param {Draft} draft @param {Target} target */
function suggestedName(draft, { entity, path }) {
  const reference = readReference(valueAt(draft.entity(entity).value, path));
  if (reference?.namespace === "parameters" && valueOf(draft, reference) === undefined) return reference.name;
  const { kind } = draft.entity(entity);
  return plainName(kind === "input" ? draft.name(entity) : path.at(-1) ?? "");
}

/** @param {string} text @returns {string} it as the name of a parameter: letters, digits, _ and -, a letter first */
export function plainName(text) {
  const plain = text.trim().replace(/[^A-Za-z0-9_-]+/g, "_").replace(/^[^A-Za-z]+/, "").replace(/_+$/, "");
  return (plain === "" ? "parameter" : plain).slice(0, LONGEST);
}

/** @param {Draft} draft @param {string} base @returns {string} `base`, or the first `base2`, `base3`, … that is free */
function freeParameterName(draft, base) {
  const taken = new Set(draft.ids(draft.root, "parameter").map((id) => draft.name(id)));
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base.slice(0, LONGEST - String(number).length)}${number}`;
  return name;
}
