/** The operations that make a draft read as another document. As `apps/spec/diff.py`. */

import { draftOf } from "./splitting.js";
import { Draft, draftJson, readDraft } from "./draft.js";
import { isObject, same, write } from "./json.js";
import { perform } from "./operations.js";
import { PLACES } from "./lists.js";
import { pointer } from "./pointer.js";

/** @typedef {import("./draft.js").Entity} Entity */
/** @typedef {import("./draft.js").Kind} Kind */
/** @typedef {import("./draft.js").LinkAs} LinkAs */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./json.js").JsonObject} JsonObject */
/** @typedef {import("./operations.js").Operation} Operation */

/**
 * Equal entities keep their ids and history. Entities are the same when kind, owner and name are
 * (the k-th of a name with the k-th); those without names when they stand at the same place.
 * @param {Draft} draft @param {JsonObject} document one that `readSpec` found nothing wrong with
 * @param {() => string} newId @returns {Operation[]}
 */
export function operationsBetween(draft, document, newId) {
  return difference(draft, matched(draft, draftOf(document, draft.root, newId)));
}

/** @param {Draft} before @param {Draft} after @returns {Operation[]} positions and notes are left as they are */
export function difference(before, after) {
  const current = copyOf(before);
  /** @type {Operation[]} */
  const operations = [];
  for (const part of [removals, additions, sets, relinks, orders]) {
    const made = [...part(current, after)];
    // No later part looks at the links, and their other ends may lie outside.
    for (const operation of made) if (!("as" in operation)) perform(current, operation);
    operations.push(...made);
  }
  return operations;
}

/** @param {Draft} draft @returns {Draft} one that can be worked on; the entities are frozen and shared */
function copyOf(draft) {
  const copy = new Draft(draft.root);
  copy.entities = new Map(draft.entities);
  copy.children = new Map([...draft.children].map(([place, ids]) => [place, [...ids]]));
  copy.links = new Map([...draft.links].map(([place, ids]) => [place, [...ids]]));
  return copy;
}

/** @param {Draft} old @param {Draft} fresh @returns {Draft} `fresh` with the ids of `old` for what is in both */
export function matched(old, fresh) {
  const ids = new Map([[fresh.root, old.root]]);
  matchChildren(old, fresh, fresh.root, ids);
  return withIds(fresh, ids);
}

/** One thing that has its id already, and what it owns. @param {Draft} old @param {Draft} fresh @param {string} id @returns {Draft} */
export function matchedThing(old, fresh, id) {
  const ids = new Map([[id, id]]);
  matchChildren(old, fresh, id, ids);
  return withIds(fresh, ids);
}

/** @param {Draft} fresh @param {ReadonlyMap<string, string>} ids @returns {Draft} */
function withIds(fresh, ids) {
  const of = (/** @type {string} */ id) => ids.get(id) ?? id;
  const { root, entities, links } = draftJson(fresh);
  return readDraft(/** @type {any} */ ({
    root: of(root),
    entities: entities.map(({ id, kind, owner, value }) => ({ id: of(id), kind, owner: of(owner), value })),
    links: links.map(({ step, as, to }) => ({ step: of(step), as, to: to.map(of) })),
  }));
}

/** @param {Draft} old @param {Draft} fresh @param {string} owner in `fresh` @param {Map<string, string>} ids grows: fresh to old */
function matchChildren(old, fresh, owner, ids) {
  const known = ids.get(owner) ?? "";
  for (const [kind] of PLACES[fresh.entity(owner).kind] ?? []) {
    const byKey = new Map(keyed(old, old.ids(known, kind)));
    for (const [key, id] of keyed(fresh, fresh.ids(owner, kind))) {
      const match = byKey.get(key);
      if (match === undefined) continue;
      ids.set(id, match);
      matchChildren(old, fresh, id, ids);
    }
  }
}

/** @param {Draft} draft @param {readonly string[]} ids @returns {[string, string][]} name and its count so far, with the id */
function keyed(draft, ids) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return ids.map((id) => {
    const name = write(draft.entity(id).value.name ?? null);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return [`${count} ${name}`, id];
  });
}

/** The topmost entities that went: what they own goes with them. @param {Draft} before @param {Draft} after @returns {Generator<Operation>} */
function* removals(before, after) {
  for (const { id, kind, owner } of before.entities.values()) {
    if (!after.entities.has(id) && kind !== "note" && after.entities.has(owner)) yield { op: "remove", id };
  }
}

/** @param {Draft} current @param {Draft} after @param {string} [owner] @returns {Generator<Operation>} */
function* additions(current, after, owner = after.root) {
  for (const [kind] of PLACES[after.entity(owner).kind] ?? []) {
    /** @type {string | null} */
    let previous = null;
    for (const id of after.ids(owner, kind)) {
      if (!current.entities.has(id)) yield { op: "add", kind, id, owner, after: previous, value: after.entity(id).value };
      yield* additions(current, after, id);
      previous = id;
    }
  }
}

/** @param {Draft} current @param {Draft} after @returns {Generator<Operation>} */
function* sets(current, after) {
  for (const { id, value } of after.entities.values()) yield* fieldSets(id, [], current.entity(id).value, value);
}

/** One `set` for each smallest part that differs; lists change as a whole. @param {string} id @param {string[]} path @param {JsonObject} old @param {JsonObject} wanted @returns {Generator<Operation>} */
function* fieldSets(id, path, old, wanted) {
  if (old === wanted) return;
  for (const key of new Set([...Object.keys(old), ...Object.keys(wanted)])) {
    const [one, other] = [old[key], wanted[key]];
    if (isObject(one) && isObject(other)) yield* fieldSets(id, [...path, key], one, other);
    else if (!same(one, other)) yield { op: "set", id, path: pointer(...path, key), from: written(one), to: written(other) };
  }
}

/** @param {Json | undefined} value */
function written(value) {
  return value === undefined ? null : write(value);
}

/** @param {Draft} current @param {Draft} after @returns {Generator<Operation>} */
function* relinks(current, after) {
  for (const place of new Set([...current.links.keys(), ...after.links.keys()])) {
    const [step = "", as = ""] = place.split(" ");
    yield* relink(step, /** @type {LinkAs} */ (as), current.links.get(place) ?? [], after.links.get(place) ?? []);
  }
}

/** The smallest run of unlinks and links between two lists. @param {string} step @param {LinkAs} as @param {readonly string[]} old @param {readonly string[]} wanted @returns {Generator<Operation>} */
function* relink(step, as, old, wanted) {
  const start = common(old, wanted);
  const end = common(old.slice(start).reverse(), wanted.slice(start).reverse());
  for (let index = old.length - end - 1; index >= start; index -= 1) yield wire("unlink", step, as, old[index] ?? "", index);
  const left = [...old.slice(0, start), ...old.slice(old.length - end)];
  for (let index = start; index < wanted.length - end; index += 1) {
    const member = wanted[index] ?? "";
    yield { ...wire("link", step, as, member, index), ...(left.includes(member) ? { repeat: true } : {}) };
    left.push(member);
  }
}

/** @param {readonly string[]} one @param {readonly string[]} other @returns {number} how many items they share from their start */
function common(one, other) {
  const at = one.findIndex((item, index) => item !== other[index]);
  return at < 0 ? one.length : at;
}

/** @param {"link" | "unlink"} op @param {string} step whose list it is @param {LinkAs} as @param {string} member @param {number} index @returns {import("./operations.js").Link} */
function wire(op, step, as, member, index) {
  const [from, to] = as === "depends" ? [member, step] : [step, member];
  return { op, from, to, as, index };
}

/** @param {Draft} current @param {Draft} after @returns {Generator<Operation>} */
function* orders(current, after) {
  for (const [place, wanted] of after.children) {
    if (place.endsWith(" note")) continue;
    const ids = [...(current.children.get(place) ?? [])];
    for (const [index, id] of wanted.entries()) {
      if (ids[index] === id) continue;
      yield { op: "order", id, after: wanted[index - 1] ?? null };
      ids.splice(ids.indexOf(id), 1);
      ids.splice(index, 0, id);
    }
  }
}
