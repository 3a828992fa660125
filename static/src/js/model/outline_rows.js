/** The rows of the outline: the steps in the order of the document, those of a group under it. */

import { stepsByName } from "./graph.js";

/** @typedef {import("./draft.js").Draft} Draft */
/**
 * @typedef {object} Row
 * @property {string} id  of the step or the subgraph
 * @property {"step" | "group"} kind
 * @property {number} level  1 at the top
 * @property {string | null} group  the group it stands in
 * @property {number} at  its place among its siblings, from 1
 * @property {number} of  how many siblings there are
 * @property {boolean} open  whether its steps are shown; of a group
 * @property {readonly string[]} steps  all the steps of a group, in order
 */
/** @typedef {{members: ReadonlyMap<string, string[]>, groupOf: ReadonlyMap<string, string>}} Tree steps by group, and the innermost group by what stands in it */

/** @param {Draft} draft @param {ReadonlySet<string>} closed ids of groups @returns {Row[]} */
export function outlineRows(draft, closed) {
  const tree = treeOf(draft);
  const children = childrenOf(draft, tree);
  /** @param {string | null} group @param {number} level @returns {Row[]} */
  const below = (group, level) => {
    const ids = children.get(group) ?? [];
    return ids.flatMap((id, index) => {
      const row = rowOf({ id, level, group, at: index + 1, of: ids.length }, tree.members.get(id), closed);
      return row.open ? [row, ...below(id, level + 1)] : [row];
    });
  };
  return below(null, 1);
}

/** @param {Pick<Row, "id" | "level" | "group" | "at" | "of">} place @param {string[] | undefined} steps @param {ReadonlySet<string>} closed @returns {Row} */
function rowOf(place, steps, closed) {
  return { ...place, kind: steps === undefined ? "step" : "group", open: steps !== undefined && !closed.has(place.id), steps: steps ?? [] };
}

/** A step stands in the smallest group that names it, a group in the next larger one that has all its steps. @param {Draft} draft @returns {Tree} */
export function treeOf(draft) {
  const members = membersOf(draft);
  /** @type {Map<string, string>} */
  const groupOf = new Map();
  const smallFirst = [...members].sort(([, one], [, other]) => one.length - other.length);
  smallFirst.forEach(([id, steps], index) => {
    for (const step of steps) if (!groupOf.has(step)) groupOf.set(step, id);
    const outer = smallFirst.slice(index + 1).find(([, others]) => steps.length > 0 && steps.every((step) => others.includes(step)));
    if (outer !== undefined) groupOf.set(id, outer[0]);
  });
  return { members, groupOf };
}

/** @param {Draft} draft @returns {Map<string, string[]>} steps by group, in the order of the document */
function membersOf(draft) {
  const byName = stepsByName(draft);
  const index = new Map(draft.steps.map((id, at) => [id, at]));
  return new Map(draft.owned(draft.root, "subgraph").map(({ id, value }) => {
    const names = Array.isArray(value.steps) ? value.steps : [];
    const steps = new Set(names.flatMap((name) => byName.get(String(name)) ?? []));
    return [id, [...steps].sort((one, other) => (index.get(one) ?? 0) - (index.get(other) ?? 0))];
  }));
}

/** @param {Draft} draft @param {Tree} tree @returns {Map<string | null, string[]>} what stands in each group, null at the top; empty groups last */
function childrenOf(draft, { members, groupOf }) {
  /** @type {Map<string | null, Set<string>>} */
  const found = new Map();
  const put = (/** @type {string} */ id) => {
    const group = groupOf.get(id) ?? null;
    if (group !== null) put(group);
    found.set(group, (found.get(group) ?? new Set()).add(id));
  };
  for (const id of [...draft.steps, ...members.keys()]) put(id);
  return new Map([...found].map(([group, ids]) => [group, [...ids]]));
}
