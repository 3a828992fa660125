/** What moving rows of the outline means: another order of the steps, other members of groups. */

import { write } from "./json.js";
import { treeOf } from "./outline_rows.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./operations.js").Operation} Operation */

/** @param {Draft} draft @param {readonly string[]} steps @param {string | null} before null: at the end @returns {Operation[]} */
export function reorder(draft, steps, before) {
  const moving = new Set(steps);
  const resting = draft.steps.filter((id) => !moving.has(id));
  const at = before === null ? resting.length : resting.indexOf(before);
  let after = resting[at - 1] ?? null;
  return draft.steps.filter((id) => moving.has(id)).map((id) => {
    const operation = { op: /** @type {const} */ ("order"), id, after };
    after = id;
    return operation;
  });
}

/** Takes steps out of the groups they stand in and puts them into one. @param {Draft} draft @param {readonly string[]} steps @param {string | null} group null: into none @returns {Operation[]} */
export function regroup(draft, steps, group) {
  const { groupOf } = treeOf(draft);
  const into = new Set(group === null ? [] : [group, ...outerOf(groupOf, group)]);
  return draft.owned(draft.root, "subgraph").flatMap(({ id }) => {
    const leaving = into.has(id) ? [] : steps.filter((step) => [...outerOf(groupOf, step)].includes(id));
    const joining = into.has(id) ? steps : [];
    return members(draft, id, leaving.map((step) => draft.name(step)), joining.map((step) => draft.name(step)));
  });
}

/** @param {ReadonlyMap<string, string>} groupOf @param {string} id @returns {Generator<string>} the groups around it, the innermost first */
function* outerOf(groupOf, id) {
  for (let group = groupOf.get(id); group !== undefined; group = groupOf.get(group)) yield group;
}

/** @param {Draft} draft @param {string} group @param {string[]} leaving names @param {string[]} joining names @returns {Operation[]} */
function members(draft, group, leaving, joining) {
  const was = draft.entity(group).value.steps;
  const names = Array.isArray(was) ? was : [];
  const left = names.filter((name) => !leaving.includes(String(name)));
  const now = [...left, ...joining.filter((name) => !left.includes(name))];
  if (now.length === names.length && left.length === names.length) return [];
  return [{ op: "set", id: group, path: "/steps", from: was === undefined ? null : write(was), to: write(now) }];
}
