/** A data wire in the hand: held at an output it looks for an input, held at an input for an output. */

import { readReference } from "../model/references.js";
import { isOrderPort } from "./order_end.js";
import { under } from "./wire_end.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../canvas/wires.js").Wire} DrawnWire */
/** @typedef {import("../model/data_rules.js").DataRules} DataRules */
/** @typedef {import("../model/operations.js").Fault} Fault */
/** @typedef {import("./wire_end.js").Fit} Fit */
/** @typedef {import("./wire_end.js").Point} Point */
/** @typedef {import("./wire_end.js").Target} Target */
/** @typedef {import("./wire_end.js").WireEnd} WireEnd */

/** @param {string} port @returns {string} id of the input or output that it is the port of */
export function entityOf(port) {
  return port.slice(port.indexOf(":") + 1);
}

/** @implements {WireEnd} */
export class DataEnd {
  /**
   * @param {FlowCanvas} canvas @param {DataRules} rules @param {string} step
   * @param {string} port `out:<output>` or `in:<input>` @param {DrawnWire | null} [lifted] the wire in the hand
   */
  constructor(canvas, rules, step, port, lifted = null) {
    this.canvas = canvas;
    this.rules = rules;
    this.draft = rules.draft;
    this.step = step;
    this.port = port;
    this.lifted = lifted;
    this.backwards = port.startsWith("in:");
    this.own = entityOf(port);
  }

  /** @param {string} other id of the input or output at the free end @returns {{output: string, input: string}} */
  wireTo(other) {
    return this.backwards ? { output: other, input: this.own } : { output: this.own, input: other };
  }

  /** @param {string} port @returns {Fault | null} */
  refusal(port) {
    if (isOrderPort(port)) return { code: "port.order", params: { gives: this.typeOf(this.own) } };
    const isInput = port.startsWith("in:");
    if (isInput === this.backwards) return { code: isInput ? "port.takes" : "port.gives", params: {} };
    const { output, input } = this.wireTo(entityOf(port));
    return port === this.lifted?.end ? null : this.rules.refusal(output, input);
  }

  /** @param {string} id */
  typeOf(id) {
    return String(this.draft.entity(id).value.type ?? "");
  }

  /** @param {string} step @returns {string[]} its ports that a wire of this direction can end at */
  socketsOf(step) {
    const [kind, prefix] = this.backwards ? /** @type {const} */ (["output", "out"]) : /** @type {const} */ (["input", "in"]);
    return this.draft.ids(step, kind).map((id) => `${prefix}:${id}`);
  }

  /** @param {string} step @returns {Fit} */
  lookOf(step) {
    if (step === this.step) return "source";
    return this.fitting(step).length > 0 ? "fits" : "unfit";
  }

  /** @param {string} step @returns {Target[]} */
  fitting(step) {
    if (step === this.step) return [];
    return this.socketsOf(step).filter((port) => this.refusal(port) === null).map((port) => ({ step, port, fault: null }));
  }

  /** @param {Point} at @returns {Target | null} */
  targetAt(at) {
    const { snapped, port, step } = under(this.canvas, this, at);
    if (port === this.port) return null;
    if (port !== null && step !== null && isOrderPort(port)) return { step, port, fault: this.refusal(port) };
    if (snapped !== null) return snapped;
    if (port !== null && step !== null) return { step, port, fault: this.refusal(port) };
    return step === null || step === this.step ? null : this.onCard(step);
  }

  /** @param {string} step @returns {Target | null} the one port that fits; null where there is a choice */
  onCard(step) {
    const fitting = this.fitting(step);
    if (fitting.length > 0) return fitting.length === 1 ? /** @type {Target} */ (fitting[0]) : null;
    const [only, ...others] = this.socketsOf(step);
    if (only !== undefined && others.length === 0) return { step, port: only, fault: this.refusal(only) };
    return { step, port: this.port, fault: this.nothingFits(step) };
  }

  /** @param {string} step @returns {Fault} */
  nothingFits(step) {
    const name = this.draft.name(step);
    if (this.backwards) return { code: "data.no_output", params: { step: name, input: this.draft.name(this.own) } };
    return { code: "data.no_input", params: { step: name, gives: this.typeOf(this.own) } };
  }

  /** @param {Target} target */
  offerOf({ port }) {
    const { output, input } = this.wireTo(entityOf(port));
    const other = this.draft.name(entityOf(port));
    const types = interpolate(gettext("%(from)s to %(to)s."), { from: this.typeOf(output), to: this.typeOf(input) }, true);
    const replaced = input === this.rules.freed ? "" : this.replacedText(input);
    return { title: interpolate(gettext("Connect to %s"), [other]), detail: `${types} ${replaced}`.trim() };
  }

  /** @param {string} input @returns {string} what it has now */
  replacedText(input) {
    const { data, value } = this.draft.entity(input).value;
    const now = data ?? value;
    if (now === undefined) return "";
    const reference = readReference(now);
    const text = reference === null ? gettext("its value") : `${reference.namespace} / ${shortened([reference.name, ...reference.rest].join(" / "))}`;
    return interpolate(gettext("Replaces %s"), [text]);
  }

  /** @param {Target} target @returns {boolean} */
  join({ port }) {
    if (port === this.lifted?.end) return false;
    const { output, input } = this.wireTo(entityOf(port));
    if (this.lifted === null) return this.canvas.commands?.bind(output, input) ?? false;
    return this.canvas.commands?.rebind(this.lifted, output, input) ?? false;
  }
}

const MOST_SHOWN = 24;

/** @param {string} text */
function shortened(text) {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN / 2)}…` : text;
}
