/**
 * What the clipboard holds: a fragment of a specification as JSON, and beside it under `weft` where
 * its steps stand and the notes around them.
 */

import { isObject, write } from "./json.js";
import { readReference, referencesIn, spell } from "./references.js";
import { membersOf } from "./gestures/groups.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Kind} Kind */
/** @typedef {import("./draft.js").LinkAs} LinkAs */
/** @typedef {import("./draft.js").Position} Position */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./json.js").JsonObject} JsonObject */

/** Lists of a step's JSON that hold entities of their own. @type {readonly [string, Kind][]} */
export const STEP_LISTS = [["inputs", "input"], ["outputs", "output"], ["conditions", "condition"]];
/** @type {readonly [string, LinkAs][]} */
export const LINK_LISTS = [["depend_steps", "depends"], ["if_then_steps", "then"], ["else_then_steps", "else"]];
/** What references point at beside steps: the list of the document, and the kind. @type {readonly [import("./references.js").Namespace, Kind][]} */
export const DECLARED_LISTS = [["parameters", "parameter"], ["data", "data"], ["data_requirements", "requirement"], ["storages", "storage"]];

/**
 * Copies steps, groups and notes, and what the steps refer to.
 * @param {Draft} draft @param {{steps: readonly string[], groups: readonly string[], notes: readonly string[]}} chosen ids
 * @param {ReadonlyMap<string, Position>} places @returns {string} JSON
 */
export function clipOf(draft, { steps, groups, notes }, places) {
  const documents = steps.map((id) => stepDocument(draft, id));
  /** @type {JsonObject} */
  const positions = Object.fromEntries(steps.flatMap((id) => placeOf(places, id).map((at) => [draft.name(id), at])));
  const stuck = notes.flatMap((id) => placeOf(places, id).map((at) => ({ ...draft.entity(id).value, ...at })));
  return write({
    steps: documents,
    ...(groups.length > 0 ? { sub_graphs: groups.map((id) => ({ ...draft.entity(id).value, steps: membersOf(draft, id) })) } : {}),
    ...declaredFor(draft, documents),
    weft: { positions, notes: stuck },
  });
}

/** @param {ReadonlyMap<string, Position>} places @param {string} id @returns {JsonObject[]} */
function placeOf(places, id) {
  const at = places.get(id);
  return at === undefined ? [] : [{ x: Math.round(at.x), y: Math.round(at.y) }];
}

/** @param {Draft} draft @param {string} id @returns {JsonObject} the step as a specification has it */
export function stepDocument(draft, id) {
  const document = { ...draft.entity(id).value };
  for (const [key, kind] of STEP_LISTS) {
    const values = draft.owned(id, kind).map(({ value }) => value);
    if (values.length > 0) document[key] = values;
  }
  for (const [key, as] of LINK_LISTS) {
    const names = draft.linked(id, as).map((other) => draft.name(other));
    if (names.length > 0) document[key] = names;
  }
  return document;
}

/** @param {Draft} draft @param {JsonObject[]} documents @returns {JsonObject} the entries that they refer to, directly or not */
function declaredFor(draft, documents) {
  /** @type {JsonObject} */
  const found = {};
  const needed = [...documents];
  for (const document of needed) {
    for (const { namespace, name } of referencesIn(document)) {
      const entry = entryOf(draft, namespace, name);
      const list = /** @type {JsonObject[]} */ (found[namespace] ?? []);
      if (entry === null || list.some((known) => known.name === name)) continue;
      found[namespace] = [...list, entry];
      needed.push(entry);
    }
  }
  return found;
}

/** @param {Draft} draft @param {string} namespace @param {string} name @returns {JsonObject | null} */
function entryOf(draft, namespace, name) {
  const kind = DECLARED_LISTS.find(([list]) => list === namespace)?.[1];
  const id = kind && draft.ids(draft.root, kind).find((each) => draft.name(each) === name);
  if (id === undefined) return null;
  const constraints = draft.owned(id, "constraint").map(({ value }) => value);
  return { ...draft.entity(id).value, ...(constraints.length > 0 ? { conditions: constraints } : {}) };
}

/** @param {Json} value @param {(name: string) => string | undefined} renamed @returns {Json} with every consumption of a renamed step respelt */
export function respelt(value, renamed) {
  if (Array.isArray(value)) return value.map((item) => respelt(item, renamed));
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, respelt(item, renamed)]));
  const reference = readReference(value);
  const name = reference?.namespace === "consumptions" ? renamed(reference.name) : undefined;
  return reference === null || name === undefined ? value : spell({ ...reference, name });
}

