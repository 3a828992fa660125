/** Groups (`sub_graphs`) as operations: made, named, filled, emptied, taken apart. */

import { replaced } from "./data.js";

/** @typedef {import("../draft.js").Draft} Draft */
/** @typedef {import("../draft.js").Kind} Kind */
/** @typedef {import("../operations.js").Operation} Operation */

/** @param {Draft} draft @param {string} id of a group or scene @returns {string[]} the names it lists */
export function membersOf(draft, id) {
  const { steps } = draft.entity(id).value;
  return Array.isArray(steps) ? steps.filter((name) => typeof name === "string") : [];
}

/** @param {Draft} draft @returns {string} a name that no group has */
export function freeGroupName(draft) {
  const taken = new Set(draft.owned(draft.root, "subgraph").map(({ id }) => draft.name(id)));
  let number = 1;
  while (taken.has(`group${number}`)) number += 1;
  return `group${number}`;
}

/**
 * A new group around steps. A group that has them all holds the new one inside; of one that has
 * only some of them and others too, they leave.
 * @param {Draft} draft @param {string} id of the new group @param {string} name
 * @param {readonly string[]} steps ids @returns {Operation[]}
 */
export function makeGroup(draft, id, name, steps) {
  const names = named(draft, steps);
  const chosen = new Set(names);
  const left = draft.ids(draft.root, "subgraph").flatMap((group) => {
    const members = membersOf(draft, group);
    const shared = members.filter((member) => chosen.has(member)).length;
    const crosses = shared > 0 && shared < members.length && shared < chosen.size;
    return crosses ? replaced(draft, group, "steps", members.filter((member) => !chosen.has(member))) : [];
  });
  const after = draft.ids(draft.root, "subgraph").at(-1) ?? null;
  return [...left, { op: "add", kind: "subgraph", id, owner: draft.root, after, value: { name, steps: names } }];
}

/** @param {Draft} draft @param {readonly string[]} steps @returns {string[]} their names in document order */
export function named(draft, steps) {
  const chosen = new Set(steps);
  return draft.steps.filter((id) => chosen.has(id)).map((id) => draft.name(id));
}

/**
 * Lists steps in a scene, or takes them off its list.
 * @param {Draft} draft @param {string} scene @param {readonly string[]} steps @param {boolean} listed @returns {Operation[]}
 */
export function listInScene(draft, scene, steps, listed) {
  const names = named(draft, steps);
  const members = membersOf(draft, scene);
  const others = members.filter((member) => !names.includes(member));
  const missing = names.filter((name) => !members.includes(name));
  return replaced(draft, scene, "steps", listed ? [...members, ...missing] : others);
}
