/** The draft as the document it stands for. As `document_of` of `apps/spec/draft.py`. */

import { emptyObject, isObject } from "./json.js";
import { LINK_FIELDS, PLACES } from "./lists.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Entity} Entity */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./json.js").JsonObject} JsonObject */
/** @typedef {{entity: Entity, document: JsonObject}} Made an entity and its part of the document */

/** @param {Draft} draft @param {(made: Made) => void} [onEntity] hears of every entity's own object @returns {JsonObject} */
export function documentOf(draft, onEntity) {
  return assembled(draft, draft.entity(draft.root), onEntity);
}

/** The part of the document that an entity is. @param {Draft} draft @param {Entity} entity @param {(made: Made) => void} [onEntity] @returns {JsonObject} */
export function assembled(draft, entity, onEntity) {
  /** @type {JsonObject} */
  let document = Object.assign(emptyObject(), entity.value);
  for (const [kind, path] of PLACES[entity.kind] ?? []) {
    const owned = draft.owned(entity.id, kind);
    if (owned.length > 0) document = withList(document, path, owned.map((each) => assembled(draft, each, onEntity)));
  }
  if (entity.kind === "step") addLinks(draft, entity.id, document);
  onEntity?.({ entity, document });
  return document;
}

/** The workflow's own part of the document: a null for every listed thing. @param {Draft} draft @returns {JsonObject} */
export function frameOf(draft) {
  /** @type {JsonObject} */
  let frame = Object.assign(emptyObject(), draft.entity(draft.root).value);
  for (const [kind, path] of PLACES.workflow ?? []) {
    const ids = draft.ids(draft.root, kind);
    if (ids.length > 0) frame = withList(frame, path, ids.map(() => null));
  }
  return frame;
}

/** @param {JsonObject} document @param {string[]} path @param {Json[]} items @returns {JsonObject} */
function withList(document, [key = "", ...rest], items) {
  const inner = document[key];
  document[key] = rest.length === 0 ? items : withList(Object.assign(emptyObject(), isObject(inner) ? inner : {}), rest, items);
  return document;
}

/** @param {Draft} draft @param {string} step @param {JsonObject} document */
function addLinks(draft, step, document) {
  for (const [as, field] of LINK_FIELDS) {
    const linked = draft.linked(step, as);
    if (linked.length > 0) document[field] = linked.map((id) => draft.entity(id).value.name ?? null);
  }
}
