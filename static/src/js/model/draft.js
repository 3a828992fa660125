/**
 * The draft: a specification as it is edited, every listed thing an entity with an id of its own.
 *
 * Entities are frozen and replaced; the maps around them change in place, only through
 * `operations.js`, which can take every step back.
 */

import { isObject } from "./json.js";

/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./json.js").JsonObject} JsonObject */
/**
 * @typedef {"workflow"|"step"|"input"|"output"|"condition"|"requirement"|"constraint"|"data"|"parameter"
 *   |"storage"|"asset"|"subgraph"|"scene"|"note"} Kind
 */
/** @typedef {"depends"|"then"|"else"} LinkAs */
/** @typedef {{readonly id: string, readonly kind: Kind, readonly owner: string, readonly value: JsonObject}} Entity */
/** @typedef {{readonly x: number, readonly y: number}} Position */
/** @typedef {{step: string, as: LinkAs, to: string[]}} LinkList */

/** Which kinds an entity owns, in the order of the specification. @type {Partial<Record<Kind, Kind[]>>} */
export const OWNED = {
  workflow: ["step", "requirement", "data", "parameter", "storage", "asset", "subgraph", "scene", "note"],
  step: ["input", "output", "condition"],
  requirement: ["constraint"],
};

/** @type {LinkAs[]} */
export const LINKS = ["depends", "then", "else"];

export class Draft {
  /** @param {string} root id of the workflow itself */
  constructor(root) {
    this.root = root;
    /** @type {Map<string, Entity>} */
    this.entities = new Map();
    /** @type {Map<string, string[]>} ids by "owner kind", in order */
    this.children = new Map();
    /** @type {Map<string, string[]>} ids by "step as": that list of that step, with repetitions */
    this.links = new Map();
    /** @type {Map<string, Position>} */
    this.positions = new Map();
  }

  /** Becomes another draft for all who hold this one. @param {Draft} other @returns {this} */
  become(other) {
    return Object.assign(this, other);
  }

  /** @param {string} id @returns {Entity} @throws {RangeError} when there is none */
  entity(id) {
    const found = this.entities.get(id);
    if (found === undefined) throw new RangeError(`No entity ${id}`);
    return found;
  }

  /** @param {string} owner @param {Kind} kind @returns {readonly string[]} */
  ids(owner, kind) {
    return this.children.get(`${owner} ${kind}`) ?? [];
  }

  /** @param {string} owner @param {Kind} kind @returns {Entity[]} */
  owned(owner, kind) {
    return this.ids(owner, kind).map((id) => this.entity(id));
  }

  /** @returns {readonly string[]} ids of the steps in document order */
  get steps() {
    return this.ids(this.root, "step");
  }

  /** @param {string} step @param {LinkAs} as @returns {readonly string[]} */
  linked(step, as) {
    return this.links.get(`${step} ${as}`) ?? [];
  }

  /** @param {string} id @returns {string} its name, "" where it has none */
  name(id) {
    const name = this.entities.get(id)?.value.name;
    return typeof name === "string" ? name : "";
  }

  /** @param {string} owner @param {Kind} kind @returns {string[]} the list itself, made when missing */
  list(owner, kind) {
    return listAt(this.children, `${owner} ${kind}`);
  }

  /** @param {string} step @param {LinkAs} as @returns {string[]} the list itself, made when missing */
  linkList(step, as) {
    return listAt(this.links, `${step} ${as}`);
  }
}

/** @param {Map<string, string[]>} lists @param {string} key */
function listAt(lists, key) {
  const found = lists.get(key);
  if (found !== undefined) return found;
  /** @type {string[]} */
  const made = [];
  lists.set(key, made);
  return made;
}

/**
 * Reads draft JSON. The server names entities by their place in the list.
 * @param {Json} json @returns {Draft}
 */
export function readDraft(json) {
  if (!isObject(json)) throw new TypeError("A draft is an object");
  const draft = new Draft(String(json.root));
  const entities = /** @type {any[]} */ (json.entities);
  const idOf = (/** @type {string | number} */ name) => (typeof name === "number" ? entities[name].id : name);
  for (const entity of entities) addEntity(draft, { ...entity, owner: idOf(entity.owner) });
  for (const link of /** @type {any[]} */ (json.links)) draft.links.set(`${idOf(link.step)} ${link.as}`, link.to.map(idOf));
  for (const [name, x, y] of placesIn(json.positions)) draft.positions.set(idOf(name), { x, y });
  return draft;
}

/** @param {any} positions by id, or a list of place in the list of entities, x, y @returns {[string | number, number, number][]} */
function placesIn(positions) {
  if (Array.isArray(positions)) return positions;
  return Object.entries(positions ?? {}).map(([id, { x, y }]) => [id, x, y]);
}

/** @param {Draft} draft @param {Entity} entity */
function addEntity(draft, { id, kind, owner, value }) {
  draft.entities.set(id, Object.freeze({ id, kind, owner, value }));
  if (id !== draft.root) draft.list(owner, kind).push(id);
}

/**
 * The draft JSON again: entities in document order, only lists that hold something.
 * @param {Draft} draft
 * @returns {{root: string, entities: Entity[], links: LinkList[], positions: Record<string, Position>}}
 */
export function draftJson(draft) {
  return {
    root: draft.root,
    entities: [...withOwned(draft, draft.root)].map((id) => draft.entity(id)),
    links: [...linkLists(draft)],
    positions: Object.fromEntries(draft.positions),
  };
}

/** @param {Draft} draft @param {string} id @returns {Generator<string>} it, then all it owns */
export function* withOwned(draft, id) {
  yield id;
  for (const kind of OWNED[draft.entity(id).kind] ?? []) {
    for (const child of draft.ids(id, kind)) yield* withOwned(draft, child);
  }
}

/** @param {Draft} draft @returns {Generator<LinkList>} */
function* linkLists(draft) {
  for (const step of draft.steps) {
    for (const as of LINKS) {
      const to = draft.linked(step, as);
      if (to.length > 0) yield { step, as, to: [...to] };
    }
  }
}
