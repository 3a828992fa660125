/** A new step at the free end of a wire: which types fit there, and the step already joined. */

import { addStep, connect, named } from "../gestures.js";
import { isObject } from "../json.js";
import { bindText, fitsType } from "./data.js";

/** @typedef {import("../catalog.js").Catalog} Catalog */
/** @typedef {import("../catalog.js").StepType} StepType */
/** @typedef {import("../draft.js").Draft} Draft */
/** @typedef {import("../draft.js").LinkAs} LinkAs */
/** @typedef {import("../draft.js").Position} Position */
/** @typedef {import("../json.js").Json} Json */
/** @typedef {import("../json.js").JsonObject} JsonObject */
/** @typedef {import("../operations.js").Operation} Operation */
/** @typedef {{step: string, port: string}} Start where the wire is held: `after`, `before`, `then`, `else`, `out:<id>`, `in:<id>` */

/** @param {Draft} draft @param {Catalog} catalog @param {Start} start @returns {StepType[]} */
export function typesFor(draft, catalog, { port }) {
  const types = [...catalog.types.values()];
  if (!port.includes(":")) return types;
  const data = draft.entity(port.slice(port.indexOf(":") + 1)).value.type;
  return types.filter((type) => (port.startsWith("out:") ? inputFor(type, data) : outputFor(type, data)) !== null);
}

/** @param {StepType} type @param {Json | undefined} gives @returns {string | null} the input of a new step that takes it */
function inputFor({ fresh, inputs }, gives) {
  const own = listed(fresh.inputs).find((input) => fitsType(input.type, gives));
  const other = inputs.find(({ types }) => typeof gives === "string" && types.includes(gives));
  return own === undefined ? (other?.name ?? null) : String(own.name);
}

/** @param {StepType} type @param {Json | undefined} takes @returns {string | null} the output of a new step that gives it */
function outputFor({ fresh, outputs }, takes) {
  const own = listed(fresh.outputs).find((output) => fitsType(takes, output.type));
  const other = outputs.find(({ types }) => types.some((type) => fitsType(takes, type)));
  return own === undefined ? (other?.name ?? null) : String(own.name);
}

/** @param {Json | undefined} list @returns {JsonObject[]} */
function listed(list) {
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/**
 * @param {Draft} draft @param {StepType} type @param {string} name @param {Position} at @param {Start} start
 * @param {() => string} newId @returns {{id: string, operations: Operation[]}}
 */
export function wiredStep(draft, type, name, at, start, newId) {
  const own = start.port.slice(start.port.indexOf(":") + 1);
  const fresh = named(type.fresh, name);
  if (start.port.startsWith("out:")) return consumer(draft, type, fresh, at, { ...start, own }, newId);
  if (start.port.startsWith("in:")) return producer(draft, type, fresh, at, { ...start, own }, newId);
  const made = addStep(draft, fresh, at, newId);
  return { id: made.id, operations: [...made.operations, ...orderOf(draft, start, made.id)] };
}

/** @param {Draft} draft @param {Start} start @param {string} id @returns {Operation[]} */
function orderOf(draft, { step, port }, id) {
  if (port === "before") return connect(draft, { from: id, to: step, as: "depends" });
  return connect(draft, { from: step, to: id, as: port === "after" ? "depends" : /** @type {LinkAs} */ (port) });
}

/** @typedef {Start & {own: string}} DataStart `own`: id of the input or output that holds the wire */

/** A step that takes what the held output gives. @param {Draft} draft @param {StepType} type @param {JsonObject} fresh @param {Position} at @param {DataStart} start @param {() => string} newId */
function consumer(draft, type, fresh, at, { step, own }, newId) {
  const { type: gives, name } = draft.entity(own).value;
  const data = `$ref/consumptions/${draft.name(step)}/${name}`;
  const input = { type: gives ?? "obs", data };
  const made = addStep(draft, withItem(fresh, "inputs", inputFor(type, gives), input), at, newId);
  return { id: made.id, operations: [...made.operations, ...orderOf(draft, { step, port: "after" }, made.id)] };
}

/** A step that gives what the held input takes. @param {Draft} draft @param {StepType} type @param {JsonObject} fresh @param {Position} at @param {DataStart} start @param {() => string} newId */
function producer(draft, type, fresh, at, { step, own }, newId) {
  const takes = draft.entity(own).value.type;
  const output = outputFor(type, takes);
  const given = listed(fresh.outputs).find((each) => each.name === output)?.type ?? takes ?? "obs";
  const made = addStep(draft, withItem(fresh, "outputs", output, { type: given }), at, newId);
  const text = `$ref/consumptions/${fresh.name}/${output}`;
  return { id: made.id, operations: [...made.operations, ...bindText(draft, own, text, given), ...orderOf(draft, { step, port: "before" }, made.id)] };
}

/** @param {JsonObject} fresh @param {"inputs" | "outputs"} key @param {string | null} name @param {JsonObject} value @returns {JsonObject} with that item, changed or added */
function withItem(fresh, key, name, value) {
  const items = listed(fresh[key]);
  const known = items.some((item) => item.name === name);
  const changed = items.map((item) => (item.name === name ? { ...item, ...value } : item));
  return { ...fresh, [key]: known ? changed : [...items, { name: name ?? "", ...value }] };
}
