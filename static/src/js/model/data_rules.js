/** What may be connected with what over data: an output of one step with an input of another. */

import { Declared } from "./declared.js";
import { readReference } from "./references.js";
import { typeOf } from "./rules.js";
import { needed, offered, typeFault } from "./type_words.js";

/** @typedef {import("./catalog.js").Catalog} Catalog */
/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./operations.js").Fault} Fault */
/** @typedef {import("./rules.js").LinkRules} LinkRules */

/** Takes data of any kind: only an input that says so itself is one. */
const SELECTOR = "data_selector";

export class DataRules {
  /**
   * @param {Draft} draft @param {Catalog} catalog @param {LinkRules} links
   * @param {string | null} [freed] an input whose wire is in the hand: it takes another
   */
  constructor(draft, catalog, links, freed = null) {
    this.draft = draft;
    this.catalog = catalog;
    this.links = links;
    this.freed = freed;
    this.declared = new Declared(draft);
  }

  /** @param {string} output @param {string} input ids @returns {Fault | null} null: it may */
  refusal(output, input) {
    const [from, to] = [this.draft.entity(output).owner, this.draft.entity(input).owner];
    if (from === to) return { code: "data.self", params: {} };
    return this.links.loop({ from, to }) ?? this.occupied(output, input) ?? this.mismatch(output, input);
  }

  /** @param {string} output @param {string} input @returns {Fault | null} it has this very value, or that of another wire */
  occupied(output, input) {
    const reference = readReference(this.draft.entity(input).value.data);
    if (input === this.freed || reference?.namespace !== "consumptions") return null;
    const params = { input: this.draft.name(input) };
    if (reference.text === referenceTo(this.draft, output)) return { code: "data.duplicate", params };
    return this.declared.has(reference) ? { code: "data.taken", params } : null;
  }

  /** @param {string} output @param {string} input @returns {Fault | null} */
  mismatch(output, input) {
    const source = this.draft.entity(output);
    const reference = readReference(referenceTo(this.draft, output));
    if (reference === null) return { code: "data.unnamed", params: {} };
    const types = this.takes(input);
    if (typeFault(needed({ kind: "input", types }), offered(source, reference)) === null) return null;
    return { code: "data.type", params: { input: this.draft.name(input), takes: types.join(", "), gives: String(source.value.type) } };
  }

  /** @param {string} input @returns {string[]} what it is declared to take, then what the registry lets it take */
  takes(input) {
    const { owner, value } = this.draft.entity(input);
    const own = typeof value.type === "string" && value.type !== "" ? [value.type] : [];
    const more = this.catalog.takenBy(typeOf(this.draft, owner), this.draft.name(input));
    return [...new Set([...own, ...more.filter((type) => type !== SELECTOR)])];
  }
}

/** @param {Draft} draft @param {string} output @returns {string} the text that stands for what the output gives */
export function referenceTo(draft, output) {
  return `$ref/consumptions/${draft.name(draft.entity(output).owner)}/${draft.name(output)}`;
}
