/** A new name for anything, and with it every reference and list that spells the old one. As `apps/spec/gestures.py`. */

import { write } from "./json.js";
import { MEMBERS } from "./operations.js";
import { pointer } from "./pointer.js";
import { readReference, spell, textsIn } from "./references.js";
import { NAMESPACES } from "./uses.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Entity} Entity */
/** @typedef {import("./operations.js").Operation} Operation */
/** @typedef {import("./references.js").Reference} Reference */

/**
 * @param {Draft} draft @param {string} id @param {string} name
 * @returns {Operation[]} none when it has that name already
 */
export function renameOperations(draft, id, name) {
  const entity = draft.entity(id);
  const old = entity.value.name;
  if (old === name) return [];
  /** @type {Operation[]} */
  const operations = [{ op: "set", id, path: "/name", from: old === undefined ? null : write(old), to: write(name) }];
  if (typeof old !== "string") return operations;
  operations.push(...respelled(draft, renaming(draft, entity, old, name)));
  if (entity.kind === "step") operations.push(...renamedMembers(draft, old, name));
  return operations;
}

/**
 * @param {Draft} draft @param {Entity} entity @param {string} old @param {string} name
 * @returns {(reference: Reference) => string} how a reference reads after the renaming
 */
function renaming(draft, entity, old, name) {
  if (entity.kind === "output") {
    const step = draft.name(entity.owner);
    return (found) => {
      const [output, ...fields] = found.rest;
      const its = found.namespace === "consumptions" && found.name === step && output === old;
      return its ? spell({ ...found, rest: [name, ...fields] }) : found.text;
    };
  }
  const namespace = NAMESPACES[entity.kind];
  return (found) => (found.namespace === namespace && found.name === old ? spell({ ...found, name }) : found.text);
}

/** @param {Draft} draft @param {(reference: Reference) => string} after @returns {Generator<Operation>} */
function* respelled(draft, after) {
  for (const { id, kind, value } of draft.entities.values()) {
    if (kind === "note") continue;
    for (const { path, text } of textsIn(value)) {
      const reference = readReference(text);
      const changed = reference === null ? text : after(reference);
      if (changed !== text) yield { op: "set", id, path: pointer(...path), from: write(text), to: write(changed) };
    }
  }
}

/** @param {Draft} draft @param {string} old @param {string} name @returns {Generator<Operation>} the lists that name a step */
function* renamedMembers(draft, old, name) {
  for (const [kind, field] of MEMBERS) {
    for (const { id, value } of draft.owned(draft.root, kind)) {
      const members = value[field];
      if (!Array.isArray(members) || !members.includes(old)) continue;
      const renamed = members.map((member) => (member === old ? name : member));
      yield { op: "set", id, path: `/${field}`, from: write(members), to: write(renamed) };
    }
  }
}
