/** Writing one field of an entity as operations, wherever in its value the field is. */

import { bind } from "./binding.js";
import { isObject, write } from "./json.js";
import { pointer, valueAt } from "./pointer.js";
import { renameOperations } from "./rename.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./operations.js").Operation} Operation */

/**
 * Writes a field: objects on the way to it that are not there yet are made.
 * @param {Draft} draft @param {string} entity @param {string[]} keys @param {Json | undefined} value undefined: absent
 * @returns {Operation[]} none when that is what stands there
 */
export function writeField(draft, entity, keys, value) {
  if (keys.join("/") === "name" && typeof value === "string") return renameOperations(draft, entity, value);
  return bind(draft, { entity, path: keys }, value);
}

/** Takes one item out of a list that stands in a value. @param {Draft} draft @param {string} entity @param {string[]} keys of the list @param {number} index */
export function dropItem(draft, entity, keys, index) {
  const items = listAt(draft, entity, keys);
  return writeField(draft, entity, keys, items.toSpliced(index, 1));
}

/** @param {Draft} draft @param {string} entity @param {string[]} keys of the list @param {Json} item */
export function appendItem(draft, entity, keys, item) {
  return writeField(draft, entity, keys, [...listAt(draft, entity, keys), item]);
}

/** @param {Draft} draft @param {string} entity @param {string[]} keys @returns {Json[]} */
function listAt(draft, entity, keys) {
  const found = valueAt(draft.entity(entity).value, keys);
  return Array.isArray(found) ? found : [];
}

/**
 * Calls a key of a map otherwise.
 * @param {Draft} draft @param {string} entity @param {string[]} keys of the map @param {string} old @param {string} name
 * @returns {Operation[]}
 */
export function renameKey(draft, entity, keys, old, name) {
  const map = valueAt(draft.entity(entity).value, keys);
  if (!isObject(map) || old === name || !Object.hasOwn(map, old)) return [];
  const value = write(map[old] ?? null);
  return [
    { op: "set", id: entity, path: pointer(...keys, old), from: value, to: null },
    { op: "set", id: entity, path: pointer(...keys, name), from: null, to: value },
  ];
}

/** @param {Draft} draft @param {string} owner @param {import("./draft.js").Kind} kind @param {string} base @returns {string} a name that none of its neighbours has */
export function nameAmong(draft, owner, kind, base) {
  const taken = new Set(draft.ids(owner, kind).map((id) => draft.name(id)));
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}${number}`;
  return name;
}
