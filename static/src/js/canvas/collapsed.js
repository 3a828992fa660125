/** Which groups this person has collapsed: a matter of how they look at a workflow, kept in their browser. */

/** @param {string} workflow @returns {string} */
function keyOf(workflow) {
  return `weft.collapsed.${workflow}`;
}

/** @param {string} workflow @returns {string[]} ids of groups */
export function readCollapsed(workflow) {
  const kept = localStorage.getItem(keyOf(workflow));
  return kept === null || kept === "" ? [] : kept.split(" ");
}

/** @param {string} workflow @param {ReadonlySet<string>} ids */
export function keepCollapsed(workflow, ids) {
  if (ids.size === 0) localStorage.removeItem(keyOf(workflow));
  else localStorage.setItem(keyOf(workflow), [...ids].join(" "));
}
