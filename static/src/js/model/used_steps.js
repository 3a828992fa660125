/** `used_steps` is derived: a change of references brings the entries it concerns along, and no others. */

import { write } from "./json.js";
import { perform, Refusal } from "./operations.js";
import { readReference } from "./references.js";
import { declaredAs } from "./resolve.js";
import { holderOf, mayRefer, targetKey, textsOf } from "./uses.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Entity} Entity */
/** @typedef {import("./draft.js").Kind} Kind */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./operations.js").Operation} Operation */
/** @typedef {import("./references.js").Reference} Reference */
/** @typedef {Map<string, Reference>} Used what a step refers to, by `targetKey` */

/** A text in which a reference may stand, however it is escaped. */
const REFERRING = /\$ref|\\u/;
/** @type {Kind[]} */
const OWNED = ["input", "output", "condition"];

/**
 * The operations, followed by what they mean for every `used_steps` that was sent.
 * @param {Draft} draft as it is before, and again afterwards @param {Operation[]} operations @returns {Operation[]}
 */
export function withUsedSteps(draft, operations) {
  const steps = new Set(operations.flatMap((operation) => stepOf(draft, operation)));
  if (steps.size === 0) return operations;
  const before = new Map([...steps].map((step) => [step, usedBy(draft, step)]));
  const following = during(draft, operations, () => listsAfter(draft, before));
  return following === null ? operations : [...operations, ...following];
}

/**
 * What is so while the operations hold; null when they do not fit, of which others tell.
 * @template T
 * @param {Draft} draft as it was, afterwards @param {readonly Operation[]} operations @param {() => T} look @returns {T | null}
 */
function during(draft, operations, look) {
  /** @type {Operation[]} */
  const inverse = [];
  try {
    for (const operation of operations) inverse.unshift(...perform(draft, operation));
    return look();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  } finally {
    for (const operation of inverse) perform(draft, operation);
  }
}

/** @param {Draft} draft @param {Operation} operation @returns {string[]} the step whose references it may change */
function stepOf(draft, operation) {
  if (operation.op === "set" && !REFERRING.test(`${operation.from} ${operation.to}`)) return [];
  if (operation.op === "add") {
    if (operation.kind === "step") return [operation.id];
    return OWNED.includes(operation.kind) ? [operation.owner] : [];
  }
  if (operation.op !== "set" && operation.op !== "remove") return [];
  const entity = draft.entities.get(operation.id);
  if (entity === undefined || !mayRefer(entity)) return [];
  const holder = holderOf(entity);
  return draft.entities.get(holder)?.kind === "step" ? [holder] : [];
}

/** @param {Draft} draft @param {string} step one that may be gone @returns {Used} */
function usedBy(draft, step) {
  const entity = draft.entities.get(step);
  if (entity === undefined) return new Map();
  const parts = [entity, ...OWNED.flatMap((kind) => draft.owned(step, kind))];
  const references = parts.flatMap((part) => textsOf(part).flatMap(({ text }) => readReference(text) ?? []));
  return new Map(references.map((reference) => [targetKey(reference), reference]));
}

/** @param {Draft} draft as it is afterwards @param {ReadonlyMap<string, Used>} before @returns {Operation[]} */
function listsAfter(draft, before) {
  /** @type {Map<Entity, Json[]>} */
  const lists = new Map();
  for (const [step, was] of before) {
    if (!draft.entities.has(step)) continue;
    const now = usedBy(draft, step);
    for (const [key, reference] of was) if (!now.has(key)) correct(lists, draft, reference, draft.name(step), false);
    for (const [key, reference] of now) if (!was.has(key)) correct(lists, draft, reference, draft.name(step), true);
  }
  return [...lists].flatMap(([{ id, value }, list]) => {
    const [from, to] = [write(value.used_steps ?? null), write(list)];
    return from === to ? [] : [{ op: "set", id, path: "/used_steps", from, to }];
  });
}

/** @param {Map<Entity, Json[]>} lists @param {Draft} draft @param {Reference} reference @param {string} name @param {boolean} uses */
function correct(lists, draft, reference, name, uses) {
  const thing = declaredAs(draft, reference);
  const sent = thing?.value.used_steps;
  if (thing === null || !Array.isArray(sent)) return;
  const list = lists.get(thing) ?? sent;
  if (!uses) lists.set(thing, list.filter((each) => each !== name));
  else if (!list.includes(name)) lists.set(thing, [...list, name]);
}
