/** Which references fit into a place of a specification, and why the others do not. */

import { reach, stepsByName, successorsOf } from "./graph.js";
import { readReference } from "./references.js";
import { KINDS, valueIn } from "./resolve.js";
import { needed, offered, typeFault } from "./type_words.js";
import { upstreamOf } from "./upstream.js";
import { holderOf, NAMESPACES, targetKey } from "./uses.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").Entity} Entity */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {import("./operations.js").Fault} Fault */
/** @typedef {import("./references.js").Namespace} Namespace */
/** @typedef {import("./references.js").Reference} Reference */
/** @typedef {import("./type_words.js").TargetKind} TargetKind */
/** @typedef {{entity: string, path: string[], kind: TargetKind, types: string[]}} Target a place: `types` narrow what it takes */
/**
 * @typedef {object} Candidate
 * @property {string} reference  its text
 * @property {Namespace} namespace
 * @property {string} name  for an output "step / output"
 * @property {string} entity  id of what it points at
 * @property {string} type  as the document says it
 * @property {Json | undefined} value  what it stands for, where that is known
 * @property {boolean} ordered  whether its value is there in time as the graph is now
 * @property {Fault | null} fault  why it does not fit
 */

/** What cannot be referred to, for its name: one with a slash, say. @type {Pick<Candidate, "namespace" | "value" | "ordered">} */
const UNREADABLE = { namespace: "parameters", value: undefined, ordered: true };
const DECLARED = Object.values(KINDS);
/** What is likeliest stands first. @type {Namespace[]} */
const FOR_VALUES = ["parameters", "data", "data_requirements", "storages", "consumptions"];
/** @type {Namespace[]} */
const FOR_INPUTS = ["data", "data_requirements", "consumptions", "storages", "parameters"];

/** @param {Draft} draft @returns {Map<string, Entity>} everything with a name of its own, the first of a name, by `targetKey` */
function declaredIn(draft) {
  /** @type {Map<string, Entity>} */
  const found = new Map();
  for (const entity of DECLARED.flatMap((kind) => draft.owned(draft.root, kind).reverse())) {
    found.set(`${NAMESPACES[entity.kind]} ${draft.name(entity.id)}`, entity);
  }
  return found;
}

/** @param {string} text @returns {Fault} */
function malformed(text) {
  return { code: "reference.malformed", params: { reference: text } };
}

/** @param {Draft} draft @param {Target} target @returns {Candidate[]} what there is to refer to, fitting first */
export function candidatesFor(draft, target) {
  return new Fits(draft).candidates(target);
}

/** The rules over one state of a draft: what they look up is looked up once. */
export class Fits {
  /** @param {Draft} draft */
  constructor(draft) {
    this.draft = draft;
    this.steps = stepsByName(draft);
    this.declared = declaredIn(draft);
    /** @type {Map<string, Set<string>>} */
    this.behind = new Map();
    /** @type {Map<string, Set<string>>} */
    this.upstream = new Map();
  }

  /** @param {Target} target @param {string} text @returns {Fault | null} */
  fault(target, text) {
    const reference = readReference(text);
    if (reference === null) return malformed(text);
    const loop = this.loop(target, reference);
    if (loop !== null) return loop;
    const source = this.source(reference);
    return source === null ? this.missing(reference) : typeFault(needed(target), offered(source, reference));
  }

  /** @param {Reference} reference @returns {Entity | null} what it points at: of a consumption the output */
  source(reference) {
    if (reference.namespace !== "consumptions") return this.declared.get(targetKey(reference)) ?? null;
    const step = this.steps.get(reference.name);
    const outputs = step === undefined ? [] : this.draft.owned(step, "output");
    return outputs.find(({ value }) => value.name === reference.rest[0]) ?? null;
  }

  /** @param {Reference} reference @returns {Fault} */
  missing({ text, name, namespace, rest }) {
    if (namespace === "consumptions" && this.steps.has(name)) {
      return { code: "reference.unknown_output", params: { reference: text, step: name, output: rest[0] } };
    }
    const kind = Object.entries(NAMESPACES).find(([, each]) => each === namespace)?.[0];
    return { code: "reference.undeclared", params: { reference: text, kind, name } };
  }

  /** @param {Target} target @param {Reference} reference @returns {Fault | null} it would wait for itself */
  loop({ entity }, { namespace, name }) {
    const holder = this.draft.entity(holderOf(this.draft.entity(entity)));
    if (holder.kind === "requirement") {
      const own = namespace === "data_requirements" && name === holder.value.name;
      return own ? { code: "reference.itself", params: { name } } : null;
    }
    if (namespace !== "consumptions") return null;
    const loops = this.after(holder.id).has(this.steps.get(name) ?? "");
    return loops ? { code: "graph.cycle", params: { from: name, to: this.draft.name(holder.id) } } : null;
  }

  /** @param {string} step @returns {Set<string>} every step that waits for it, and itself */
  after(step) {
    const found = this.behind.get(step) ?? reach(successorsOf(this.draft), step);
    this.behind.set(step, found);
    return found;
  }

  /** @param {string} step @returns {Set<string>} */
  before(step) {
    const found = this.upstream.get(step) ?? upstreamOf(this.draft, step);
    this.upstream.set(step, found);
    return found;
  }

  /** Whether what it consumes is made before, as the graph is now. @param {Target} target @param {Reference} reference */
  ordered({ entity }, { namespace, name }) {
    if (namespace !== "consumptions") return true;
    const holder = this.draft.entity(holderOf(this.draft.entity(entity)));
    return holder.kind === "requirement" || this.before(holder.id).has(this.steps.get(name) ?? "");
  }

  /** @param {Target} target @returns {Candidate[]} */
  candidates(target) {
    const order = target.kind === "input" ? FOR_INPUTS : FOR_VALUES;
    const wanted = needed(target);
    const ranked = [...this.sources()].map(([text, source]) => {
      const candidate = this.candidate(target, wanted, text, source);
      const rank = (candidate.fault ? 100 : 0) + 10 * order.indexOf(candidate.namespace) + this.strangeness(target, candidate);
      return { rank, candidate };
    });
    return ranked.sort((one, other) => one.rank - other.rank).map(({ candidate }) => candidate);
  }

  /** @returns {Generator<[string, Entity]>} the text of everything there is to refer to, in the order of the document */
  *sources() {
    const { draft } = this;
    for (const kind of DECLARED) for (const each of draft.owned(draft.root, kind)) yield [`$ref/${NAMESPACES[kind]}/${draft.name(each.id)}`, each];
    for (const step of draft.steps) {
      for (const each of draft.owned(step, "output")) yield [`$ref/consumptions/${draft.name(step)}/${draft.name(each.id)}`, each];
    }
  }

  /** @param {Target} target @param {import("./type_words.js").Words} wanted @param {string} text @param {Entity} source @returns {Candidate} */
  candidate(target, wanted, text, source) {
    const reference = readReference(text);
    const type = String(source.value.type ?? "");
    const known = { reference: text, entity: source.id, type };
    if (reference === null) return { ...known, ...UNREADABLE, name: this.draft.name(source.id), fault: malformed(text) };
    const { namespace, name, rest } = reference;
    return {
      ...known, namespace, name: [name, ...rest].join(" / "),
      value: valueIn(source, reference), ordered: this.ordered(target, reference),
      fault: this.loop(target, reference) ?? typeFault(wanted, offered(source, reference)),
    };
  }

  /** Among those that fit, what is made for the place comes first. @param {Target} target @param {Candidate} candidate */
  strangeness({ kind }, { entity, ordered }) {
    const format = String(this.draft.entities.get(entity)?.value.format ?? "").toLowerCase();
    const made = kind !== "flavor" || format.endsWith("flavor");
    return (made ? 0 : 1) + (ordered ? 0 : 2);
  }
}
