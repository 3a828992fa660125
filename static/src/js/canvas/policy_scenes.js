/** The scenes of a workflow (`policy.scenes`): named subsets of its steps that can run alone. */

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {{id: string, name: string, steps: ReadonlySet<string>}} PolicyScene `steps` are ids */

/** @param {Draft} draft @param {ReadonlyMap<string, string>} stepsByName @returns {PolicyScene[]} in document order */
export function policyScenesOf(draft, stepsByName) {
  return draft.owned(draft.root, "scene").map(({ id, value }) => {
    const names = Array.isArray(value.steps) ? value.steps : [];
    return { id, name: draft.name(id), steps: new Set(names.flatMap((name) => stepsByName.get(String(name)) ?? [])) };
  });
}
