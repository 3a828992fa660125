/** The rows of the outline: the steps in the order of the document, those of a group under it. */

import { stepsByName } from "./graph.js";

/** @typedef {import("./draft.js").Draft} Draft */
/**
 * @typedef {object} Row
 * @property {string} id  of the step or the subgraph
 * @property {"step" | "group"} kind
 * @property {1 | 2} level
 * @property {string | null} group  the group it stands in
 * @property {number} at  its place among its siblings, from 1
 * @property {number} of  how many siblings there are
 * @property {boolean} open  whether its steps are shown; of a group
 * @property {readonly string[]} steps  of a group
 */

/** @param {Draft} draft @returns {Map<string, string[]>} ids of the steps by group; a step is in the first that names it */
export function groupsOf(draft) {
  const byName = stepsByName(draft);
  /** @type {Set<string>} */
  const taken = new Set();
  return new Map(draft.owned(draft.root, "subgraph").map(({ id, value }) => {
    const names = Array.isArray(value.steps) ? value.steps : [];
    const members = new Set(names.flatMap((name) => byName.get(String(name)) ?? []).filter((step) => !taken.has(step)));
    for (const step of members) taken.add(step);
    return [id, draft.steps.filter((step) => members.has(step))];
  }));
}

/** @param {Draft} draft @param {ReadonlySet<string>} closed ids of groups @returns {Row[]} */
export function outlineRows(draft, closed) {
  const groups = groupsOf(draft);
  const top = topLevel(draft, groups);
  return top.flatMap((id, index) => {
    const place = { id, at: index + 1, of: top.length, group: null };
    const steps = groups.get(id);
    if (steps === undefined) return [stepRow(place, 1)];
    const open = !closed.has(id);
    return [groupRow(place, steps, open), ...(open ? membersOf(id, steps) : [])];
  });
}

/** @param {Draft} draft @param {Map<string, string[]>} groups @returns {string[]} loose steps, and groups where their first step stands */
function topLevel(draft, groups) {
  const groupOf = new Map([...groups].flatMap(([id, steps]) => steps.map((step) => [step, id])));
  const empty = [...groups].filter(([, steps]) => steps.length === 0).map(([id]) => id);
  return [...new Set([...draft.steps.map((step) => groupOf.get(step) ?? step), ...empty])];
}

/** @param {string} group @param {readonly string[]} steps @returns {Row[]} */
function membersOf(group, steps) {
  return steps.map((id, index) => stepRow({ id, at: index + 1, of: steps.length, group }, 2));
}

/** @typedef {Pick<Row, "id" | "at" | "of" | "group">} Place */

/** @param {Place} place @param {1 | 2} level @returns {Row} */
function stepRow(place, level) {
  return { ...place, kind: "step", level, open: false, steps: [] };
}

/** @param {Place} place @param {readonly string[]} steps @param {boolean} open @returns {Row} */
function groupRow(place, steps, open) {
  return { ...place, kind: "group", level: 1, open, steps };
}
