/** The order of the steps as a graph: what each waits for, by wires and by what it consumes. */

import { LINKS } from "./draft.js";
import { readReference } from "./references.js";
import { textsOf } from "./uses.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Entity} Entity */
/** @typedef {import("./json.js").JsonObject} JsonObject */
/** @typedef {Map<string, Set<string>>} Successors step id → ids of the steps that come after it */

/** What of a step may consume. @type {import("./draft.js").Kind[]} */
const CONSUMING = ["input", "output", "condition"];

/** @type {WeakMap<JsonObject, string[]>} frozen values never change what they consume */
const consumed = new WeakMap();

/** @param {Entity} entity @returns {string[]} names of the steps whose outputs it consumes */
function producersIn(entity) {
  const known = consumed.get(entity.value);
  if (known !== undefined) return known;
  const references = textsOf(entity).map(({ text }) => readReference(text));
  const names = references.flatMap((reference) => (reference?.namespace === "consumptions" ? [reference.name] : []));
  consumed.set(entity.value, names);
  return names;
}

/** @param {Draft} draft @param {string} step @returns {string[]} names of the steps it consumes from */
export function producersOf(draft, step) {
  const names = [...producersIn(draft.entity(step))];
  for (const kind of CONSUMING) for (const id of draft.ids(step, kind)) names.push(...producersIn(draft.entity(id)));
  return names;
}

/** @param {Draft} draft @returns {Map<string, string>} step id by name, the first of a name */
export function stepsByName(draft) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const id of draft.steps) if (!found.has(draft.name(id))) found.set(draft.name(id), id);
  return found;
}

/** Dependencies, branches and consumptions together. @param {Draft} draft @returns {Successors} */
export function successorsOf(draft) {
  /** @type {Successors} */
  const after = new Map(draft.steps.map((id) => [id, new Set()]));
  const byName = stepsByName(draft);
  for (const id of draft.steps) {
    for (const name of producersOf(draft, id)) after.get(byName.get(name) ?? "")?.add(id);
    for (const before of draft.linked(id, "depends")) after.get(before)?.add(id);
    for (const as of LINKS.slice(1)) for (const target of draft.linked(id, as)) after.get(id)?.add(target);
  }
  return after;
}

/** @param {Successors} after @returns {Successors} the same wires seen from their other end */
export function reversed(after) {
  /** @type {Successors} */
  const before = new Map([...after.keys()].map((id) => [id, new Set()]));
  for (const [id, targets] of after) for (const target of targets) before.get(target)?.add(id);
  return before;
}

/** @param {Successors} after @param {string} start @returns {Set<string>} all that can be reached, `start` too */
export function reach(after, start) {
  const seen = new Set([start]);
  for (const id of seen) for (const next of after.get(id) ?? []) seen.add(next);
  return seen;
}

/** @param {Successors} after @returns {string[] | null} the ids along one cycle, the first again at the end */
export function findCycle(after) {
  const open = openSteps(after);
  const [first] = open;
  if (first === undefined) return null;
  const before = reversed(after);
  /** @type {string[]} */
  const path = [];
  for (let id = first; !path.includes(id); id = oneOf(before.get(id), open)) path.push(id);
  const last = oneOf(before.get(/** @type {string} */ (path.at(-1))), open);
  return [...path.slice(path.indexOf(last)), last].reverse();
}

/** @param {Successors} after @returns {Set<string>} what is left when steps nothing holds back go one by one */
function openSteps(after) {
  const held = new Map([...after.keys()].map((id) => [id, 0]));
  for (const targets of after.values()) for (const id of targets) held.set(id, (held.get(id) ?? 0) + 1);
  const free = [...held].filter(([, count]) => count === 0).map(([id]) => id);
  for (const id of free) {
    held.delete(id);
    for (const next of after.get(id) ?? []) if (release(held, next)) free.push(next);
  }
  return new Set(held.keys());
}

/** @param {Map<string, number>} held @param {string} id @returns {boolean} whether nothing holds it back any more */
function release(held, id) {
  const count = (held.get(id) ?? 0) - 1;
  held.set(id, count);
  return count === 0;
}

/** @param {Set<string> | undefined} ids @param {Set<string>} open @returns {string} */
function oneOf(ids, open) {
  for (const id of ids ?? []) if (open.has(id)) return id;
  throw new RangeError("A step of a cycle has a predecessor in it");
}
