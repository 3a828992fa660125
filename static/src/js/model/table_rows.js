/** The rows of a table: the things of one kind, their uses, and the edits a table makes. */

import { emptyObject } from "./json.js";
import { readReference } from "./references.js";
import { declaredAs } from "./resolve.js";
import { keyOf, mayRefer, textsOf, usersByTarget } from "./uses.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Entity} Entity */
/** @typedef {import("./draft.js").Kind} Kind */
/** @typedef {import("./json.js").JsonObject} JsonObject */
/** @typedef {import("./operations.js").Operation} Operation */
/**
 * @typedef {{entity: Entity, users: string[], constraints: number, broken: boolean}} Row
 *   `users`: ids of the steps and requirements that refer to it; `broken`: it refers to what is not there
 */

/** What a new one holds beside its name. @type {Partial<Record<Kind, JsonObject>>} */
const FRESH = {
  parameter: { type: "str", used_steps: [] },
  data: { type: "obs", value: { obs_url: "" }, used_steps: [] },
  requirement: { type: "obs", used_steps: [] },
  storage: { type: "obs", path: "" },
  asset: { type: "algorithm", content_id: "" },
};

/** @param {Draft} draft @param {Kind} kind @param {string} filter @returns {Row[]} in the order of the document */
export function rowsOf(draft, kind, filter) {
  const words = filter.toLowerCase().split(/\s+/).filter((word) => word !== "");
  const users = usersByTarget(draft);
  const found = draft.owned(draft.root, kind).filter(({ value }) => words.every((word) => textOf(value).includes(word)));
  return found.map((entity) => ({
    entity,
    users: [...(users.get(keyOf(draft, entity.id) ?? "") ?? [])],
    constraints: draft.ids(entity.id, "constraint").length,
    broken: isBroken(draft, entity),
  }));
}

/** @param {Draft} draft @param {Entity} entity */
function isBroken(draft, entity) {
  const references = mayRefer(entity) ? textsOf(entity).map(({ text }) => readReference(text)) : [];
  return references.some((reference) => reference === null || (reference.namespace !== "consumptions" && declaredAs(draft, reference) === null));
}

/** @param {JsonObject} value @returns {string} all of it that can be found */
function textOf(value) {
  return JSON.stringify(value, (key, each) => (key === "used_steps" ? undefined : each)).toLowerCase();
}

/** @param {Draft} draft @param {Kind} kind @param {string} id @returns {Operation[]} a new one at the end, under a name of its own */
export function addRow(draft, kind, id) {
  const value = Object.assign(emptyObject(), { name: freeName(draft, kind) }, structuredClone(FRESH[kind] ?? {}));
  return [{ op: "add", kind, id, owner: draft.root, after: draft.ids(draft.root, kind).at(-1) ?? null, value }];
}

/** @param {Draft} draft @param {Kind} kind */
function freeName(draft, kind) {
  const taken = new Set(draft.ids(draft.root, kind).map((id) => draft.name(id)));
  let number = 1;
  while (taken.has(`${kind}${number}`)) number += 1;
  return `${kind}${number}`;
}
