/** Pasting as operations: new ids and names, references among the pasted rewritten, what they need brought along. */

import { LINK_LISTS, respelt } from "../clip.js";
import { addStep } from "../gestures.js";
import { isObject } from "../json.js";
import { layout } from "../layout.js";
import { freeNameAmong } from "../names.js";
import { referencesIn } from "../references.js";
import { addNote } from "./notes.js";

/** @typedef {import("../clip_reading.js").Clip} Clip */
/** @typedef {import("../draft.js").Draft} Draft */
/** @typedef {import("../draft.js").Kind} Kind */
/** @typedef {import("../draft.js").Position} Position */
/** @typedef {import("../json.js").Json} Json */
/** @typedef {import("../json.js").JsonObject} JsonObject */
/** @typedef {import("../operations.js").Operation} Operation */
/** @typedef {{operations: Operation[], steps: string[], groups: string[], notes: string[], brought: number}} Pasted ids of what is new */

/** @type {Record<string, Kind>} */
const KINDS = { parameters: "parameter", data: "data", data_requirements: "requirement", storages: "storage" };
const BOX = { width: 220, height: 160 };

/**
 * @param {Draft} draft @param {Clip} clip @param {(origin: Position) => Position} placed where its top left corner goes
 * @param {() => string} newId @returns {Pasted}
 */
export function paste(draft, clip, placed, newId) {
  const names = newNames(draft, clip.steps);
  const steps = clip.steps.map((step, index) => ({ id: newId(), value: renamed(step, names, index) }));
  const entries = missingEntries(draft, clip, newId);
  const groups = pastedGroups(draft, clip, names, newId);
  const notes = clip.notes.map(({ value }) => ({ id: newId(), value }));
  const places = placesAt(clip, placed);
  return {
    operations: [
      ...entries,
      ...stepOperations(draft, steps, places, newId),
      ...linkOperations(draft, clip, steps),
      ...groups,
      ...noteOperations(draft, notes, places.slice(steps.length)),
    ],
    steps: steps.map(({ id }) => id),
    groups: groups.map(({ id }) => id),
    notes: notes.map(({ id }) => id),
    brought: entries.filter(({ owner }) => owner === draft.root).length,
  };
}

/** @typedef {{list: string[], byOld: Map<string, string>}} Names of the pasted steps, in order and by the name they had */
/** @typedef {{id: string, value: JsonObject}} New */
/** @typedef {Extract<Operation, {op: "add"}>} Add */

/** @param {Draft} draft @param {JsonObject[]} steps @returns {Names} */
function newNames(draft, steps) {
  const taken = new Set(draft.steps.map((id) => draft.name(id)));
  /** @type {Names} */
  const names = { list: [], byOld: new Map() };
  for (const { name, type } of steps) {
    const old = typeof name === "string" && name !== "" ? name : String(type);
    const fresh = freeNameAmong(taken, old);
    taken.add(fresh);
    names.list.push(fresh);
    if (!names.byOld.has(old)) names.byOld.set(old, fresh);
  }
  return names;
}

/** @param {JsonObject} step @param {Names} names @param {number} index @returns {JsonObject} under its new name, without what only the server writes */
function renamed(step, { list, byOld }, index) {
  const { created_at: _, ...own } = step;
  const respelled = /** @type {JsonObject} */ (respelt(own, (name) => byOld.get(name)));
  const sent = Object.entries(respelled).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(sent), name: list[index] ?? "" };
}

/** @param {Clip} clip @param {(origin: Position) => Position} placed @returns {Position[]} of its steps, then of its notes */
function placesAt(clip, placed) {
  const own = clip.steps.map(({ name }) => clip.places.get(String(name)));
  const steps = own.every((at) => at !== undefined) ? own : laidOut(clip.steps);
  const all = [...steps, ...clip.notes.map(({ at }) => at)];
  const origin = { x: Math.min(...all.map(({ x }) => x)), y: Math.min(...all.map(({ y }) => y)) };
  const target = placed(origin);
  return all.map(({ x, y }) => ({ x: Math.round(x - origin.x + target.x), y: Math.round(y - origin.y + target.y) }));
}

/** @param {JsonObject[]} steps @returns {Position[]} */
function laidOut(steps) {
  const indexes = new Map(steps.map(({ name }, index) => [String(name), String(index)]));
  const edges = steps.flatMap((step, index) => listed(step.depend_steps).flatMap((name) => {
    const from = indexes.get(name);
    return from === undefined || from === String(index) ? [] : [{ from, to: String(index), fromY: 24, toY: 24 }];
  }));
  const found = layout(steps.map((_, index) => ({ id: String(index), ...BOX })), edges);
  return steps.map((_, index) => found.get(String(index)) ?? { x: 0, y: 0 });
}

/** @param {Json | undefined} list @returns {string[]} */
function listed(list) {
  return Array.isArray(list) ? list.filter((name) => typeof name === "string") : [];
}

/** @param {Draft} draft @param {New[]} steps @param {Position[]} places @param {() => string} newId @returns {Operation[]} */
function stepOperations(draft, steps, places, newId) {
  let after = draft.steps.at(-1) ?? null;
  return steps.flatMap(({ id, value }, index) => {
    const { operations } = addStep(draft, value, places[index] ?? { x: 0, y: 0 }, newId, { id, after });
    after = id;
    return operations;
  });
}

/** @param {Draft} draft @param {Clip} clip @param {New[]} steps @returns {Operation[]} wires among the pasted, and the order that data of other steps needs */
function linkOperations(draft, clip, steps) {
  const ids = new Map(clip.steps.map(({ name }, index) => /** @type {const} */ ([String(name), steps[index]?.id ?? ""])).reverse());
  const others = new Map(draft.steps.map((id) => [draft.name(id), id]));
  return clip.steps.flatMap((step, at) => {
    const id = steps[at]?.id ?? "";
    const outside = producersIn(step).filter((name) => !ids.has(name)).flatMap((name) => others.get(name) ?? []);
    return LINK_LISTS.flatMap(([key, as]) => {
      const inside = listed(step[key]).flatMap((name) => ids.get(name) ?? []);
      const all = as === "depends" ? [...inside, ...outside] : inside;
      return [...new Set(all)].filter((other) => other !== id).map((other, index) => {
        const ends = as === "depends" ? { from: other, to: id } : { from: id, to: other };
        return /** @type {const} */ ({ op: "link", ...ends, as, index });
      });
    });
  });
}

/** @param {JsonObject} step @returns {string[]} */
function producersIn(step) {
  return [...referencesIn(step)].filter(({ namespace }) => namespace === "consumptions").map(({ name }) => name);
}

/** @param {Draft} draft @param {Clip} clip @param {Names} names @param {() => string} newId @returns {Add[]} */
function pastedGroups(draft, clip, { byOld }, newId) {
  const taken = new Set(draft.owned(draft.root, "subgraph").map(({ id }) => draft.name(id)));
  let after = draft.ids(draft.root, "subgraph").at(-1) ?? null;
  return clip.groups.map((group) => {
    const name = freeNameAmong(taken, typeof group.name === "string" ? group.name : "group");
    taken.add(name);
    const id = newId();
    const steps = listed(group.steps).flatMap((step) => byOld.get(step) ?? []);
    const operation = /** @type {const} */ ({ op: "add", kind: "subgraph", id, owner: draft.root, after, value: { ...group, name, steps } });
    after = id;
    return operation;
  });
}

/** @param {Draft} draft @param {New[]} notes @param {Position[]} places @returns {Operation[]} */
function noteOperations(draft, notes, places) {
  return notes.flatMap(({ id, value }, index) => addNote(draft, id, places[index] ?? { x: 0, y: 0 }, value));
}

/** @param {Draft} draft @param {Clip} clip @param {() => string} newId @returns {Add[]} entries that the steps refer to and the workflow lacks */
function missingEntries(draft, clip, newId) {
  /** @type {Add[]} */
  const added = [];
  const seen = new Set();
  const needed = [...clip.steps];
  for (const json of needed) {
    for (const { namespace, name } of referencesIn(json)) {
      const kind = KINDS[namespace];
      if (kind === undefined || seen.has(`${kind} ${name}`)) continue;
      seen.add(`${kind} ${name}`);
      const entry = clip.declared.get(kind)?.find((each) => each.name === name);
      if (entry === undefined || draft.owned(draft.root, kind).some(({ id }) => draft.name(id) === name)) continue;
      needed.push(entry);
      added.push(...entryOperations(draft, kind, entry, added, newId));
    }
  }
  return added;
}

/** @param {Draft} draft @param {Kind} kind @param {JsonObject} entry @param {Add[]} added before it @param {() => string} newId @returns {Add[]} */
function entryOperations(draft, kind, entry, added, newId) {
  const id = newId();
  const { conditions, used_steps: _, ...own } = entry;
  const constraints = kind === "requirement" && Array.isArray(conditions) ? conditions.filter(isObject) : [];
  const after = added.findLast((each) => each.kind === kind)?.id ?? draft.ids(draft.root, kind).at(-1) ?? null;
  const value = constraints.length > 0 ? { ...own, conditions: [] } : own;
  const ids = constraints.map(newId);
  return [
    { op: "add", kind, id, owner: draft.root, after, value },
    ...constraints.map((constraint, index) => /** @type {Add} */ ({ op: "add", kind: "constraint", id: ids[index] ?? "", owner: id, after: ids[index - 1] ?? null, value: constraint })),
  ];
}
