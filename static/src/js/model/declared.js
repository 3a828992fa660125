/** Which names a reference may point at. */

import { stepsByName } from "./graph.js";
import { KINDS } from "./resolve.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./references.js").Reference} Reference */

/** The names of one state of a draft, looked up in constant time. */
export class Declared {
  /** @param {Draft} draft */
  constructor(draft) {
    this.draft = draft;
    this.steps = stepsByName(draft);
    /** @type {Map<string, Set<string>>} */
    this.names = new Map();
    for (const [namespace, kind] of Object.entries(KINDS)) {
      this.names.set(namespace, new Set(draft.ids(draft.root, kind).map((id) => draft.name(id))));
    }
  }

  /** @param {Reference} reference */
  has(reference) {
    if (reference.namespace === "consumptions") return this.output(reference) !== null;
    return this.names.get(reference.namespace)?.has(reference.name) ?? false;
  }

  /** @param {Reference} reference a consumption @returns {{step: string, output: string} | null} ids of what it consumes */
  output({ name, rest }) {
    const step = this.steps.get(name);
    if (step === undefined) return null;
    const output = this.draft.ids(step, "output").find((id) => this.draft.name(id) === rest[0]);
    return output === undefined ? null : { step, output };
  }
}
