/** What a step waits for over dependencies and branches, however far: from there it may consume. */

/** @typedef {import("./draft.js").Draft} Draft */

/** @param {Draft} draft @param {string} step @returns {Set<string>} ids, the step itself not among them */
export function upstreamOf(draft, step) {
  const branching = conditionsByTarget(draft);
  const found = new Set([step]);
  for (const id of found) {
    for (const before of draft.linked(id, "depends")) found.add(before);
    for (const condition of branching.get(id) ?? []) found.add(condition);
  }
  found.delete(step);
  return found;
}

/** @param {Draft} draft @returns {Map<string, string[]>} the condition steps that branch to each step */
function conditionsByTarget(draft) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [key, targets] of draft.links) {
    const [owner = "", as] = key.split(" ");
    if (as === "depends") continue;
    for (const target of targets) found.set(target, [...(found.get(target) ?? []), owner]);
  }
  return found;
}
