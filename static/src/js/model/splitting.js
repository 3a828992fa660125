/** A document, or a part of it, as a draft. As `draft_of` of `apps/spec/draft.py`. */

import { Draft } from "./draft.js";
import { emptyObject, isObject } from "./json.js";
import { LINK_FIELDS, OBJECT_OF, PLACES } from "./lists.js";
import { valueAt, withValue } from "./pointer.js";
import { SHAPES } from "./shapes.js";

/** @typedef {import("./draft.js").Entity} Entity */
/** @typedef {import("./draft.js").Kind} Kind */
/** @typedef {import("./draft.js").LinkAs} LinkAs */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./json.js").JsonObject} JsonObject */

/**
 * The draft of a document whose types are right, whose step names differ and whose links are steps:
 * `readSpec` has looked. Nulls of declared fields and what only the server writes are left out.
 * @param {JsonObject} document @param {string} root @param {() => string} newId @returns {Draft}
 */
export function draftOf(document, root, newId) {
  const draft = new Draft(root);
  /** @type {[string, LinkAs, string[]][]} */
  const named = [];
  split(draft, { id: root, kind: "workflow", owner: "", value: document }, newId, named);
  connect(draft, named, new Map(draft.steps.map((id) => [draft.name(id), id])));
  return draft;
}

/**
 * One thing of a draft as it would be with another value: a draft of the workflow with it alone.
 * @param {Draft} whole @param {Entity} thing with its part of the document as its value @param {ReadonlyMap<string, string>} steps ids by name
 * @param {() => string} newId @returns {Draft}
 */
export function draftOfThing(whole, thing, steps, newId) {
  const draft = new Draft(whole.root);
  draft.entities.set(whole.root, whole.entity(whole.root));
  draft.list(whole.root, thing.kind).push(thing.id);
  /** @type {[string, LinkAs, string[]][]} */
  const named = [];
  split(draft, thing, newId, named);
  connect(draft, named, steps);
  return draft;
}

/** @param {Draft} draft @param {[string, LinkAs, string[]][]} named @param {ReadonlyMap<string, string>} steps */
function connect(draft, named, steps) {
  for (const [step, as, names] of named) draft.linkList(step, as).push(...names.flatMap((name) => steps.get(name) ?? []));
}

/** @param {Draft} draft @param {Entity} entity @param {() => string} newId @param {[string, LinkAs, string[]][]} named */
function split(draft, { id, kind, owner, value: given }, newId, named) {
  let value = plain(given, OBJECT_OF[/** @type {Exclude<Kind, "note">} */ (kind)]);
  for (const [child, path] of PLACES[kind] ?? []) {
    const items = listAt(value, path);
    if (items.length > 0) value = /** @type {JsonObject} */ (withValue(value, path, []));
    const ids = items.map(newId);
    if (ids.length > 0) draft.list(id, child).push(...ids);
    items.forEach((item, index) => split(draft, { id: ids[index] ?? "", kind: child, owner: id, value: /** @type {JsonObject} */ (item) }, newId, named));
  }
  for (const [as, field] of kind === "step" ? LINK_FIELDS : []) {
    const names = listAt(value, [field]);
    if (names.length === 0) continue;
    named.push([id, as, names.map(String)]);
    value = Object.assign(emptyObject(), value, { [field]: [] });
  }
  draft.entities.set(id, Object.freeze({ id, kind, owner, value }));
}

/** @param {JsonObject} value @param {string[]} path @returns {Json[]} */
function listAt(value, path) {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

/** The object as a draft keeps it. @param {JsonObject} given @param {string | undefined} object its name among the page's @returns {JsonObject} */
function plain(given, object) {
  const fields = SHAPES[object ?? ""] ?? {};
  const kept = emptyObject();
  for (const key of Object.keys(given)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field !== undefined && (field.server || given[key] === null)) continue;
    const value = given[key] ?? null;
    kept[key] = field?.shape === "object" && isObject(value) ? plain(value, field.of) : value;
  }
  return kept;
}
