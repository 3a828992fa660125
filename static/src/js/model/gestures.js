/** Gestures as operations: what one movement of a hand means for the draft. */

import { producersOf } from "./graph.js";
import { isObject, write } from "./json.js";
import { freeNameAmong } from "./names.js";
import { valueAt } from "./pointer.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Kind} Kind */
/** @typedef {import("./draft.js").LinkAs} LinkAs */
/** @typedef {import("./draft.js").Position} Position */
/** @typedef {import("./json.js").JsonObject} JsonObject */
/** @typedef {import("./operations.js").Operation} Operation */
/** @typedef {import("./rules.js").Wire} Wire */

/** Lists of a step's JSON that hold entities of their own. @type {[string, Kind][]} */
const LISTS = [["inputs", "input"], ["outputs", "output"], ["conditions", "condition"]];
const LINK_KEYS = ["depend_steps", "if_then_steps", "else_then_steps"];

/**
 * A fresh step and what it owns.
 * @param {Draft} draft @param {JsonObject} fresh its JSON @param {Position} at @param {() => string} newId
 * @param {{id?: string, after?: string | null}} [given] else a new id, and the place behind all others
 * @returns {{id: string, operations: Operation[]}}
 */
export function addStep(draft, fresh, at, newId, { id = newId(), after = draft.steps.at(-1) ?? null } = {}) {
  const value = { ...fresh };
  for (const key of [...LISTS.map(([list]) => list), ...LINK_KEYS]) if (Object.hasOwn(fresh, key)) value[key] = [];
  /** @type {Operation[]} */
  const operations = [{ op: "add", kind: "step", id, owner: draft.root, after, value }];
  for (const [list, kind] of LISTS) operations.push(...addAll(fresh[list], kind, id, newId));
  operations.push({ op: "place", id, ...at });
  return { id, operations };
}

/**
 * @param {import("./json.js").Json | undefined} items @param {Kind} kind @param {string} owner
 * @param {() => string} newId @returns {Operation[]}
 */
function addAll(items, kind, owner, newId) {
  if (!Array.isArray(items)) return [];
  const ids = items.map(newId);
  return items.flatMap((value, index) => {
    if (!isObject(value)) return [];
    return [{ op: "add", kind, id: ids[index] ?? "", owner, after: ids[index - 1] ?? null, value }];
  });
}

/**
 * A wire; a branch also makes its target wait for the condition.
 * @param {Draft} draft @param {Wire} wire @returns {Operation[]}
 */
export function connect(draft, { from, to, as }) {
  /** @type {Operation[]} */
  const operations = [];
  if (as !== "depends") operations.push({ op: "link", from, to, as, index: draft.linked(from, as).length });
  if (!draft.linked(to, "depends").includes(from)) {
    operations.push({ op: "link", from, to, as: "depends", index: draft.linked(to, "depends").length });
  }
  return operations;
}

/**
 * Takes a wire away with what it alone implied: the order of a branch, the order and the value of
 * a data wire.
 * @param {Draft} draft @param {{from: string, to: string, as: LinkAs | "data", end: string}} wire
 * @returns {Operation[]}
 */
export function disconnect(draft, { from, to, as, end }) {
  const own = as === "data" ? unbind(draft, end.slice("in:".length)) : unlink(draft, from, to, as);
  const other = as === "then" ? "else" : "then";
  const stillBranch = as !== "data" && as !== "depends" && draft.linked(from, other).includes(to);
  const implied = as !== "depends" && !stillBranch && !stillNeeded(draft, from, to, as);
  return implied ? [...own, ...unlink(draft, from, to, "depends")] : own;
}

/** @param {Draft} draft @param {string} from @param {string} to @param {LinkAs | "data"} as @returns {boolean} whether another wire between them needs the order */
function stillNeeded(draft, from, to, as) {
  const consumed = producersOf(draft, to).filter((name) => name === draft.name(from)).length;
  const branches = ["then", "else"].some((branch) => draft.linked(from, /** @type {LinkAs} */ (branch)).includes(to));
  return as === "data" ? consumed > 1 || branches : consumed > 0;
}

/** @param {Draft} draft @param {string} from @param {string} to @param {LinkAs} as @returns {Operation[]} */
export function unlink(draft, from, to, as) {
  const [owner, member] = as === "depends" ? [to, from] : [from, to];
  const index = draft.linked(owner, as).indexOf(member);
  return index < 0 ? [] : [{ op: "unlink", from, to, as, index }];
}

/** @param {Draft} draft @param {string} input @returns {Operation[]} */
function unbind(draft, input) {
  const data = draft.entities.get(input)?.value.data;
  return data === undefined ? [] : [{ op: "set", id: input, path: "/data", from: write(data), to: null }];
}

/** @param {Iterable<string>} ids @returns {Operation[]} */
export function removeAll(ids) {
  return [...ids].map((id) => ({ op: "remove", id }));
}

/** @param {ReadonlyMap<string, Position>} places @returns {Operation[]} */
export function placeAll(places) {
  return [...places].map(([id, { x, y }]) => ({ op: "place", id, x: Math.round(x), y: Math.round(y) }));
}

/** @param {Draft} draft @param {string} base @returns {string} `base`, or the first `base2`, `base3`, … no step has */
export function freeName(draft, base) {
  return freeNameAmong(new Set(draft.steps.map((id) => draft.name(id))), base);
}

/** @param {JsonObject} fresh @param {string} name @returns {JsonObject} that step's JSON under its own name */
export function named(fresh, name) {
  return { ...fresh, name, ...(valueAt(fresh, ["title"]) === undefined ? {} : { title: name }) };
}
