/** The step types there are, as the registry of the server describes them. */

/** @typedef {import("./json.js").JsonObject} JsonObject */
/** @typedef {{name: string, types: string[]}} PortType the kinds of data that an input takes or an output gives */
/**
 * @typedef {{name: string, label: string, icon: string, group: string, inputs: PortType[], outputs: PortType[], fresh: JsonObject}} StepType
 *   `fresh`: a new step's JSON
 */

const UNKNOWN_ICON = "puzzle";

export class Catalog {
  /** @param {readonly StepType[]} types in the order of the palette */
  constructor(types) {
    this.types = new Map(types.map((type) => [type.name, type]));
  }

  /** @param {string} type @returns {string} its label; of a type whose plug-in has gone its own name */
  labelOf(type) {
    return this.types.get(type)?.label ?? type;
  }

  /** @param {string} type of a step @param {string} input @returns {readonly string[]} the kinds of data an input of that name takes */
  takenBy(type, input) {
    return this.types.get(type)?.inputs.find(({ name }) => name === input)?.types ?? [];
  }

  /** @param {string} type */
  iconOf(type) {
    return this.types.get(type)?.icon ?? UNKNOWN_ICON;
  }
}
