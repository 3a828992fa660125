/** A wire of the order in the hand: held at a step or a branch, it looks for another step. */

import { AFTER, BEFORE } from "../canvas/geometry.js";
import { under } from "./wire_end.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../canvas/wires.js").Wire} DrawnWire */
/** @typedef {import("../model/rules.js").LinkRules} LinkRules */
/** @typedef {import("../model/rules.js").Wire} Wire */
/** @typedef {import("./wire_end.js").Fit} Fit */
/** @typedef {import("./wire_end.js").Point} Point */
/** @typedef {import("./wire_end.js").Target} Target */
/** @typedef {import("./wire_end.js").WireEnd} WireEnd */

/** @param {string} port @returns {boolean} whether a wire of the order can start there */
export function isOrderPort(port) {
  return port === BEFORE || port === AFTER || port === "then" || port === "else";
}

/** @implements {WireEnd} */
export class OrderEnd {
  /**
   * @param {FlowCanvas} canvas @param {LinkRules} rules @param {string} step @param {string} port
   * @param {DrawnWire | null} [lifted] the wire that was there before, in the hand now
   */
  constructor(canvas, rules, step, port, lifted = null) {
    this.canvas = canvas;
    this.rules = rules;
    this.step = step;
    this.port = port;
    this.lifted = lifted;
    this.backwards = port === BEFORE;
    this.socket = this.backwards ? AFTER : BEFORE;
  }

  /** @param {string} other @returns {Wire} the wire that would join the other step */
  wireTo(other) {
    if (this.backwards) return { from: other, to: this.step, as: "depends" };
    return { from: this.step, to: other, as: this.port === AFTER ? "depends" : /** @type {"then" | "else"} */ (this.port) };
  }

  /** @param {string} other */
  refusal(other) {
    const { from, to } = this.wireTo(other);
    return this.lifted?.from === from && this.lifted.to === to ? null : this.rules.refusal(this.wireTo(other));
  }

  /** @param {string} step @returns {Fit} */
  lookOf(step) {
    if (step === this.step) return "source";
    return this.refusal(step) === null ? "fits" : "unfit";
  }

  /** @param {string} step @returns {Target[]} */
  fitting(step) {
    return this.lookOf(step) === "fits" ? [{ step, port: this.socket, fault: null }] : [];
  }

  /** @param {Point} at @returns {Target | null} a whole card takes a wire of the order */
  targetAt(at) {
    const { snapped, step, port } = under(this.canvas, this, at);
    if (step === this.step && (port === this.port || port === null)) return null;
    if (step !== null) return { step, port: this.socket, fault: this.refusal(step) };
    return snapped;
  }

  /** @param {Target} target */
  offerOf({ step }) {
    const name = this.canvas.scene?.draft.name(step) ?? "";
    const title = interpolate(gettext("Connect to %s"), [name]);
    return { title, detail: this.detailOf() };
  }

  detailOf() {
    if (this.backwards) return gettext("This step runs after it.");
    if (this.port === AFTER) return gettext("It runs after this step.");
    return this.port === "then" ? gettext("It runs when the condition is true.") : gettext("It runs when the condition is false.");
  }

  /** @param {Target} target @returns {boolean} */
  join({ step }) {
    const wire = this.wireTo(step);
    if (this.lifted === null) return this.canvas.commands?.connect(wire) ?? false;
    const back = this.lifted.from === wire.from && this.lifted.to === wire.to;
    return !back && (this.canvas.commands?.reconnect(this.lifted, wire) ?? false);
  }
}
