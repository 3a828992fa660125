/** What can be done about a change that the server has refused: each way gives the change to send instead. */

import { same, parse, write } from "../model/json.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("../model/changes.js").Change} Change */
/** @typedef {import("../model/operations.js").Operation} Operation */
/** @typedef {import("./server.js").Refused} Refused */
/** @typedef {{id: string, path: string, mine: string | null, theirs: string | null}} Clash two values of one field, as JSON text; null: absent */

/** @param {Refused} refusal @returns {{code: string, params: Record<string, unknown>}} what was said first */
function firstOf({ problems }) {
  return problems[0] ?? { code: "", params: {} };
}

/** @param {Refused} refusal @returns {Clash | null} the field that somebody else has changed */
export function clashOf(refusal) {
  const { code, params } = firstOf(refusal);
  if (code !== "change.conflict" || typeof params.path !== "string") return null;
  const text = (/** @type {unknown} */ value) => (typeof value === "string" ? value : null);
  return { id: String(params.id), path: params.path, mine: text(params.to), theirs: text(params.current) };
}

/** @param {Refused} refusal @returns {string | null} id of the entity that somebody has removed */
export function goneOf(refusal) {
  const { code, params } = firstOf(refusal);
  return code === "change.gone" ? String(params.id) : null;
}

/** Writes a value over theirs. @param {Change} change @param {Clash} clash @param {string | null} value JSON text @returns {Change} */
export function withValue(change, clash, value) {
  return withOperations(change, (operation) => (isAbout(operation, clash) ? [{ ...operation, from: clash.theirs, to: value }] : [operation]));
}

/** Leaves that field as it is. @param {Change} change @param {Clash} clash @returns {Change} */
export function withTheirs(change, clash) {
  return withOperations(change, (operation) => (isAbout(operation, clash) ? [] : [operation]));
}

/** Leaves out all that is about an entity that has gone. @param {Change} change @param {string} id @returns {Change} */
export function without(change, id) {
  const gone = new Set([id]);
  return withOperations(change, (operation) => {
    if (!isOnAny(operation, gone)) return [operation];
    if (operation.op === "add") gone.add(operation.id);
    return [];
  });
}

/**
 * Brings back what the change is about, then does it.
 * @param {Change} change @param {string} id @param {Draft} draft as it is now
 * @param {readonly Operation[]} inverse what took the whole removal back @returns {Change}
 */
export function broughtBack(change, id, draft, inverse) {
  return { ...change, operations: [...restoring(draft, id, inverse), ...change.operations] };
}

/**
 * Of what a removal took away, the entity, what it belongs to and what belongs to it, and what of
 * the rest still has a place.
 * @param {Draft} draft @param {string} id @param {readonly Operation[]} inverse @returns {Operation[]}
 */
function restoring(draft, id, inverse) {
  const back = family(id, inverse);
  const here = (/** @type {string} */ end) => back.has(end) || draft.entities.has(end);
  return inverse.filter((operation) => {
    if (operation.op === "add" || operation.op === "place") return back.has(operation.id);
    if (operation.op === "link") return (back.has(operation.from) || back.has(operation.to)) && here(operation.from) && here(operation.to);
    return false;
  });
}

/** @param {string} id @param {readonly Operation[]} inverse @returns {Set<string>} it, its owners and all they own */
function family(id, inverse) {
  const adds = inverse.flatMap((operation) => (operation.op === "add" ? [operation] : []));
  const owners = new Map(adds.map((add) => [add.id, add.owner]));
  let top = id;
  for (let owner = owners.get(top); owner !== undefined && owners.has(owner); owner = owners.get(top)) top = owner;
  const found = new Set([top]);
  for (const add of adds) if (found.has(add.owner)) found.add(add.id);
  return found;
}

/** @param {Operation} operation @param {Clash} clash @returns {operation is import("../model/operations.js").Set_} */
function isAbout(operation, { id, path, mine }) {
  return operation.op === "set" && operation.id === id && operation.path === path && sameText(operation.to, mine);
}

/** @param {string | null} one @param {string | null} other @returns {boolean} whether both spell the same value */
function sameText(one, other) {
  if (one === null || other === null) return one === other;
  return same(parse(one), parse(other));
}

/** @param {Operation} operation @param {ReadonlySet<string>} ids */
function isOnAny(operation, ids) {
  if ("as" in operation) return ids.has(operation.from) || ids.has(operation.to);
  return ids.has(operation.id) || (operation.op === "add" && ids.has(operation.owner));
}

/** @param {Change} change @param {(operation: Operation) => Operation[]} each @returns {Change} */
function withOperations(change, each) {
  return { ...change, operations: change.operations.flatMap(each) };
}

/** @param {string | null} text of a JSON value @returns {string} as a person types it: a text without its quotes */
export function typed(text) {
  if (text === null) return "";
  const value = parse(text);
  return typeof value === "string" ? value : text;
}

/**
 * What a person has typed, as JSON text.
 * @param {string} input @param {string | null} like the value it stands for: a text stays a text
 * @returns {string | null} null where it is not JSON and should be
 */
export function typedJson(input, like) {
  if (like !== null && typeof parse(like) === "string") return write(input);
  try {
    return write(parse(input));
  } catch {
    return null;
  }
}
