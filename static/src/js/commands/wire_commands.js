/** Wires by hand: drawn, re-plugged, taken away. */

import { DataRules } from "../model/data_rules.js";
import { connect, disconnect } from "../model/gestures.js";
import { bindOutput } from "../model/gestures/data.js";
import { inOrder } from "../model/gestures/in_order.js";
import { LinkRules } from "../model/rules.js";
import { Desk } from "./desk.js";

/** @typedef {import("../canvas/wires.js").Wire} DrawnWire */
/** @typedef {import("../model/rules.js").Wire} Wire */

export class WireCommands extends Desk {
  /** @returns {LinkRules} of the draft as it is now */
  rules() {
    return new LinkRules(this.draft);
  }

  /** @param {string | null} [freed] an input whose wire is in the hand @returns {DataRules} of the draft as it is now */
  dataRules(freed = null) {
    return new DataRules(this.draft, this.catalog, this.rules(), freed);
  }

  /** Draws a wire of the order. @param {Wire} wire @returns {boolean} */
  connect(wire) {
    return this.perform(this.connectLabel(this.namesOf(wire)), connect(this.draft, wire));
  }

  /** Draws a data wire. @param {string} output @param {string} input ids @returns {boolean} */
  bind(output, input) {
    return this.perform(this.connectLabel(this.portNames(output, input)), bindOutput(this.draft, output, input));
  }

  /** Joins a wire of the order to another step. @param {DrawnWire} was @param {Wire} wire @returns {boolean} */
  reconnect(was, wire) {
    const operations = inOrder(this.draft, (draft) => disconnect(draft, was), (draft) => connect(draft, wire));
    return this.perform(this.connectLabel(this.namesOf(wire)), operations);
  }

  /** Joins a data wire to another port. @param {DrawnWire} was @param {string} output @param {string} input @returns {boolean} */
  rebind(was, output, input) {
    const operations = inOrder(this.draft, (draft) => disconnect(draft, was), (draft) => bindOutput(draft, output, input));
    return this.perform(this.connectLabel(this.portNames(output, input)), operations);
  }

  /** @param {{from: string, to: string}} names */
  connectLabel(names) {
    return interpolate(gettext("Connect %(from)s to %(to)s"), names, true);
  }

  /** @param {string} output @param {string} input */
  portNames(output, input) {
    const full = (/** @type {string} */ id) => `${this.draft.name(this.draft.entity(id).owner)}.${this.draft.name(id)}`;
    return { from: full(output), to: full(input) };
  }
}
