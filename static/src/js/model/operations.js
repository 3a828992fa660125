/**
 * The operations of an edit: each changes the draft in place and returns what takes it back.
 *
 * They mean what `apps/spec/applying.py` makes them mean; both read the cases of
 * `tests/contracts/operations.json`.
 */

import { LINKS, OWNED, withOwned } from "./draft.js";
import { parse, same, write } from "./json.js";
import { keysOf, valueAt, withValue } from "./pointer.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Entity} Entity */
/** @typedef {import("./draft.js").Kind} Kind */
/** @typedef {import("./draft.js").LinkAs} LinkAs */
/** @typedef {import("./json.js").JsonObject} JsonObject */
/** @typedef {{op: "add", kind: Kind, id: string, owner: string, after: string | null, value: JsonObject}} Add */
/** @typedef {{op: "remove", id: string}} Remove */
/** @typedef {{op: "set", id: string, path: string, from: string | null, to: string | null}} Set_ */
/** @typedef {{op: "order", id: string, after: string | null}} Order */
/** @typedef {{op: "link" | "unlink", from: string, to: string, as: LinkAs, index: number, repeat?: boolean}} Link */
/** @typedef {{op: "place", id: string, x: number | null, y: number | null}} Place */
/** @typedef {Add | Remove | Set_ | Order | Link | Place} Operation */
/** @typedef {{code: string, params: Record<string, unknown>}} Fault */

/** The lists of step names that a removed step leaves. @type {[Kind, string][]} */
export const MEMBERS = [
  ["subgraph", "steps"],
  ["scene", "steps"],
  ["parameter", "used_steps"],
  ["data", "used_steps"],
  ["requirement", "used_steps"],
];

/** Where a value only says that a list was sent. @type {Partial<Record<Kind, string[]>>} */
const LISTS = {
  workflow: ["/steps", "/data_requirements", "/data", "/parameters", "/storages", "/assets", "/sub_graphs", "/policy/scenes"],
  step: ["/inputs", "/outputs", "/conditions", "/depend_steps", "/if_then_steps", "/else_then_steps"],
  requirement: ["/conditions"],
};

/** Why an operation does not apply. */
export class Refusal extends Error {
  /** @param {string} code @param {Record<string, unknown>} params */
  constructor(code, params) {
    super(code);
    /** @type {Fault} */
    this.fault = { code, params };
  }
}

/**
 * Applies one operation and returns its inverse, to be applied in order.
 * @param {Draft} draft @param {Operation} operation @returns {Operation[]}
 * @throws {Refusal} when it does not fit the draft, which is then unchanged
 */
export function perform(draft, operation) {
  switch (operation.op) {
    case "add":
      return add(draft, operation);
    case "remove":
      return remove(draft, operation);
    case "set":
      return set(draft, operation);
    case "order":
      return order(draft, operation);
    case "link":
      return link(draft, operation);
    case "unlink":
      return unlink(draft, operation);
    case "place":
      return place(draft, operation);
  }
}

/** @param {Draft} draft @param {string} id @returns {Entity} */
function existing(draft, id) {
  const found = draft.entities.get(id);
  if (found === undefined) throw new Refusal("change.gone", { id });
  return found;
}

/** @param {Draft} draft @param {Add} operation @returns {Operation[]} */
function add(draft, { kind, id, owner, after, value }) {
  if (draft.entities.has(id)) return acceptRepeated(draft, { kind, id, owner, value });
  const { kind: ownerKind } = existing(draft, owner);
  if (!OWNED[ownerKind]?.includes(kind)) throw new Refusal("change.wrong_owner", { kind, id: owner });
  checkLists(kind, value);
  insertAfter(draft.list(owner, kind), id, after);
  draft.entities.set(id, Object.freeze({ id, kind, owner, value }));
  // Lists that named it before it came keep the name when it goes again.
  const kept = leavesOf(draft, id).reverse().map(({ from, to, ...set }) => ({ ...set, from: to, to: from }));
  return [{ op: "remove", id }, ...kept];
}

/** @param {Draft} draft @param {Entity} added @returns {Operation[]} nothing to do, when it is the same thing */
function acceptRepeated(draft, { kind, id, owner, value }) {
  const known = draft.entity(id);
  if (known.kind === kind && known.owner === owner && same(known.value, value)) return [];
  throw new Refusal("change.id_taken", { id });
}

/** @param {string[]} list @param {string} id @param {string | null} after one that is gone: at the end */
function insertAfter(list, id, after) {
  const index = after === null ? 0 : list.indexOf(after) + 1;
  list.splice(after !== null && index === 0 ? list.length : index, 0, id);
}

/** @param {Draft} draft @param {Remove} operation @returns {Operation[]} */
function remove(draft, { id }) {
  if (!draft.entities.has(id)) return [];
  if (id === draft.root) throw new Refusal("change.root", { id });
  const { owner, kind } = draft.entity(id);
  /** @type {Operation[]} */
  const back = [];
  for (const operation of [...unlinksOf(draft, id), ...leavesOf(draft, id)]) back.unshift(...perform(draft, operation));
  back.unshift(...addsOf(draft, id), ...[...withOwned(draft, id)].flatMap((each) => placesOf(draft, each)));
  for (const gone of [...withOwned(draft, id)].reverse()) forget(draft, gone);
  const siblings = draft.list(owner, kind);
  siblings.splice(siblings.indexOf(id), 1);
  return back;
}

/** @param {Draft} draft @param {string} id */
function forget(draft, id) {
  for (const kind of OWNED[draft.entity(id).kind] ?? []) draft.children.delete(`${id} ${kind}`);
  for (const as of LINKS) draft.links.delete(`${id} ${as}`);
  draft.positions.delete(id);
  draft.entities.delete(id);
}

/** @param {Draft} draft @param {string} id @returns {Operation[]} adds of it and of all it owns */
function addsOf(draft, id) {
  return [...withOwned(draft, id)].map((each) => {
    const { kind, owner, value } = draft.entity(each);
    return { op: "add", kind, id: each, owner, after: before(draft.ids(owner, kind), each), value };
  });
}

/** @param {readonly string[]} list @param {string} id @returns {string | null} the one in front of it */
function before(list, id) {
  return list[list.indexOf(id) - 1] ?? null;
}

/** @param {Draft} draft @param {string} id @returns {Operation[]} */
function placesOf(draft, id) {
  const at = draft.positions.get(id);
  return at === undefined ? [] : [{ op: "place", id, x: at.x, y: at.y }];
}

/** @param {Draft} draft @param {string} step @returns {Link[]} one unlink a wire end, last in a list first */
function unlinksOf(draft, step) {
  if (draft.entity(step).kind !== "step") return [];
  /** @type {Link[]} */
  const found = [];
  for (const [key, members] of draft.links) {
    const [owner = "", as = ""] = key.split(" ");
    members.forEach((member, index) => {
      if (owner !== step && member !== step) return;
      found.unshift(linkOperation("unlink", owner, /** @type {LinkAs} */ (as), member, index));
    });
  }
  return found;
}

/** @param {Draft} draft @param {string} step @returns {Set_[]} its name taken out of every list that has it */
function leavesOf(draft, step) {
  if (draft.entity(step).kind !== "step") return [];
  const name = draft.name(step);
  return MEMBERS.flatMap(([kind, field]) => draft.ids(draft.root, kind).flatMap((id) => {
    const members = draft.entity(id).value[field];
    if (!Array.isArray(members) || !members.includes(name)) return [];
    const left = members.filter((member) => member !== name);
    return [{ op: "set", id, path: `/${field}`, from: write(members), to: write(left) }];
  }));
}

/** @param {"link"|"unlink"} op @param {string} owner @param {LinkAs} as @param {string} member @param {number} index @returns {Link} */
function linkOperation(op, owner, as, member, index) {
  const [from, to] = as === "depends" ? [member, owner] : [owner, member];
  return { op, from, to, as, index };
}

/** @param {Draft} draft @param {Set_} operation @returns {Operation[]} */
function set(draft, { id, path, from, to }) {
  const entity = existing(draft, id);
  const keys = keysOf(path);
  const current = valueAt(entity.value, keys);
  const wanted = to === null ? undefined : parse(to);
  if (same(current, wanted)) return [];
  const expected = from === null ? undefined : parse(from);
  if (!same(current, expected)) {
    const merged = mergedMembers(entity, path, current, expected, wanted);
    if (merged === null) throw new Refusal("change.conflict", { id, path, from, to, current: textOf(current) });
    return set(draft, { op: "set", id, path, from: textOf(current), to: write(merged) });
  }
  replace(draft, entity, keys, wanted);
  return [{ op: "set", id, path, from: to, to: textOf(current) }];
}

/**
 * A list of members with what a change adds and takes away: two people who add different steps to
 * one list do not stand in each other's way. As `merged_members` of `apps/spec/members.py`.
 * @param {Entity} entity @param {string} path @param {import("./json.js").Json | undefined} current
 * @param {import("./json.js").Json | undefined} from @param {import("./json.js").Json | undefined} to
 * @returns {import("./json.js").Json[] | null} null: it does neither
 */
function mergedMembers({ kind }, path, current, from, to) {
  if (!MEMBERS.some(([listing, field]) => listing === kind && path === `/${field}`)) return null;
  if (!Array.isArray(current) || !Array.isArray(from) || !Array.isArray(to)) return null;
  const gone = from.filter((name) => !to.includes(name));
  const come = to.filter((name) => !from.includes(name));
  if (gone.length + come.length === 0) return null;
  const kept = current.filter((name) => !gone.includes(name));
  return [...kept, ...come.filter((name) => !kept.includes(name))];
}

/** @param {import("./json.js").Json | undefined} value */
function textOf(value) {
  return value === undefined ? null : write(value);
}

/** @param {Draft} draft @param {Entity} entity @param {string[]} keys @param {import("./json.js").Json | undefined} to */
function replace(draft, entity, keys, to) {
  const value = withValue(entity.value, keys, to);
  if (value === undefined) throw new Refusal("change.conflict", { id: entity.id });
  checkLists(entity.kind, value);
  draft.entities.set(entity.id, Object.freeze({ ...entity, value: /** @type {JsonObject} */ (value) }));
}

/** @param {Kind} kind @param {import("./json.js").Json} value what is listed in it are entities, not values */
function checkLists(kind, value) {
  for (const path of LISTS[kind] ?? []) {
    const list = valueAt(value, keysOf(path));
    if (Array.isArray(list) && list.length > 0) throw new Refusal("change.list_key", { field: keysOf(path).at(-1) });
  }
}

/** @param {Draft} draft @param {Order} operation @returns {Operation[]} */
function order(draft, { id, after }) {
  const { owner, kind } = existing(draft, id);
  const list = draft.list(owner, kind);
  const was = before(list, id);
  list.splice(list.indexOf(id), 1);
  insertAfter(list, id, after);
  return before(list, id) === was ? [] : [{ op: "order", id, after: was }];
}

/** @param {Draft} draft @param {Link} operation @returns {Operation[]} */
function link(draft, operation) {
  const { list, member } = ends(draft, operation);
  if (list.includes(member) && !operation.repeat) return [];
  const index = Math.min(operation.index, list.length);
  list.splice(index, 0, member);
  const { from, to, as } = operation;
  return [{ op: "unlink", from, to, as, index }];
}

/** @param {Draft} draft @param {Link} operation @returns {Operation[]} */
function unlink(draft, operation) {
  const { list, member } = ends(draft, operation);
  const index = list[operation.index] === member ? operation.index : list.indexOf(member);
  if (index < 0) return [];
  list.splice(index, 1);
  const again = list.includes(member) ? { repeat: true } : {};
  const { from, to, as } = operation;
  return [{ op: "link", from, to, as, index, ...again }];
}

/** @param {Draft} draft @param {Link} operation */
function ends(draft, { from, to, as }) {
  for (const id of [from, to]) {
    if (existing(draft, id).kind !== "step") throw new Refusal("change.not_a_step", { id });
  }
  const [owner, member] = as === "depends" ? [to, from] : [from, to];
  return { list: draft.linkList(owner, as), member };
}

/** @param {Draft} draft @param {Place} operation @returns {Operation[]} */
function place(draft, { id, x, y }) {
  existing(draft, id);
  const was = draft.positions.get(id);
  if (x === (was?.x ?? null) && y === (was?.y ?? null)) return [];
  if (x === null || y === null) draft.positions.delete(id);
  else draft.positions.set(id, { x, y });
  return [{ op: "place", id, x: was?.x ?? null, y: was?.y ?? null }];
}
