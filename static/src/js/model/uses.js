/** Where a draft uses references: the places the language allows them in. As `apps/spec/uses.py`. */

import { readReference, spell, textsIn } from "./references.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Entity} Entity */
/** @typedef {import("./draft.js").Kind} Kind */
/** @typedef {import("./references.js").Found} Found */
/** @typedef {import("./references.js").Reference} Reference */

/** The fields of each kind that may hold references. @type {Partial<Record<Kind, readonly string[]>>} */
const FIELDS = {
  step: ["properties"],
  input: ["data", "value"],
  output: ["config"],
  condition: ["left", "right"],
  requirement: ["value"],
  constraint: ["value"],
};

/** @type {Partial<Record<Kind, import("./references.js").Namespace>>} */
export const NAMESPACES = { step: "consumptions", parameter: "parameters", data: "data", requirement: "data_requirements", storage: "storages" };

/** @type {WeakMap<import("./json.js").JsonObject, Found[]>} values are frozen: what they use never changes */
const known = new WeakMap();

/** @param {Entity} entity @returns {boolean} whether a reference may stand somewhere in it */
export function mayRefer({ kind }) {
  return FIELDS[kind] !== undefined;
}

/** @param {Entity} entity @returns {Found[]} every text in it that means to be a reference */
export function textsOf({ kind, value }) {
  const before = known.get(value);
  if (before !== undefined) return before;
  const found = (FIELDS[kind] ?? []).flatMap((field) => [...textsIn(value[field], [field])]);
  known.set(value, found);
  return found;
}

/** @param {Entity} entity @returns {string} the step or requirement it belongs to, or is */
export function holderOf({ id, kind, owner }) {
  return kind === "step" || kind === "requirement" ? id : owner;
}

/** @param {Reference} reference @returns {string} what it points at, as a key: of a consumption the step */
export function targetKey({ namespace, name }) {
  return `${namespace} ${name}`;
}

/** @param {Reference} reference @returns {string} the shortest reference to what it points at: a thing, or an output */
export function aimOf({ namespace, name, rest }) {
  return spell({ namespace, name, rest: namespace === "consumptions" ? rest.slice(0, 1) : [], options: null });
}

/** @param {Draft} draft @returns {Map<string, Set<string>>} the steps and requirements that use each thing, by `targetKey`; outputs aside */
export function usersByTarget(draft) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const entity of draft.entities.values()) {
    if (!mayRefer(entity)) continue;
    for (const { text } of textsOf(entity)) {
      const reference = readReference(text);
      if (reference === null || reference.namespace === "consumptions") continue;
      const key = targetKey(reference);
      const users = found.get(key);
      if (users === undefined) found.set(key, new Set([holderOf(entity)]));
      else users.add(holderOf(entity));
    }
  }
  return found;
}

/** @param {Draft} draft @param {string} id @returns {string | null} key of what refers to an entity, null: nothing can */
export function keyOf(draft, id) {
  const namespace = NAMESPACES[draft.entity(id).kind];
  return namespace === undefined ? null : `${namespace} ${draft.name(id)}`;
}
