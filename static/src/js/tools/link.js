/**
 * Linking: a wire drawn from an order port to another step. Steps that fit light up, the others
 * dim, and the reason for a refusal stands at the pointer.
 */

import { AFTER, BEFORE, curve, pathOf } from "../canvas/geometry.js";
import { cardAt } from "../canvas/hit.js";
import { html, svg } from "../canvas/markup.js";
import { sentenceOf } from "../sentences.js";

/** @typedef {import("./tool.js").At} At */
/** @typedef {import("./tool.js").Tool} Tool */
/** @typedef {import("./tool.js").Point} Point */
/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../model/rules.js").Wire} Wire */
/** @typedef {import("../model/operations.js").Fault} Fault */

const SNAP = 24;

/** @param {string} port @returns {boolean} whether a wire of the order can start there */
export function isOrderPort(port) {
  return port === BEFORE || port === AFTER || port === "then" || port === "else";
}

/** @implements {Tool} */
export class Link {
  cursor = "crosshair";

  /**
   * @param {FlowCanvas} canvas @param {import("../model/rules.js").LinkRules} rules
   * @param {string} step @param {string} port where it starts
   */
  constructor(canvas, rules, step, port) {
    this.canvas = canvas;
    this.rules = rules;
    this.step = step;
    this.port = port;
    /** @type {Wire | null} */
    this.wire = null;
    this.path = svg("path", { class: "rubber" });
    this.tip = html("div", { class: "tip ctip" });
    canvas.painter?.wires.element.append(this.path);
    canvas.append(this.tip);
    canvas.dress((id) => (id === step ? "source" : this.refusal(id) === null ? "fits" : "unfit"));
    canvas.dataset.linking = port === BEFORE ? "backwards" : "forwards";
  }

  /** @param {string} other @returns {Wire} the wire that would join the other step */
  wireTo(other) {
    if (this.port === BEFORE) return { from: other, to: this.step, as: "depends" };
    return { from: this.step, to: other, as: this.port === AFTER ? "depends" : /** @type {"then" | "else"} */ (this.port) };
  }

  /** @param {string} other @returns {Fault | null} */
  refusal(other) {
    return this.rules.refusal(this.wireTo(other));
  }

  /** @param {At} at */
  move({ world, screen }) {
    const target = this.target(world);
    const fault = target === null ? null : this.refusal(target);
    this.wire = target === null || fault !== null ? null : this.wireTo(target);
    this.drawWire(this.wire === null ? world : this.socket(target ?? ""), fault !== null);
    this.say(screen, target === null || target === this.step ? "" : fault === null ? this.offer(target) : sentenceOf(fault));
  }

  /** @param {Point} world @returns {string | null} the step under the pointer, or one whose port is near */
  target(world) {
    const { scene, selection, view } = this.canvas;
    if (!scene) return null;
    const hit = cardAt(scene, world, selection.steps);
    if (hit !== null) return hit.id;
    const near = [...scene.cards.keys()].filter((id) => distance(this.socket(id), world) * view.zoom < SNAP);
    return near.find((id) => this.refusal(id) === null) ?? null;
  }

  /** @param {string} step @returns {Point} the port of the step that the wire would end at */
  socket(step) {
    return this.canvas.scene?.anchor(step, this.port === BEFORE ? AFTER : BEFORE) ?? { x: 0, y: 0 };
  }

  /** @param {Point} to @param {boolean} bad */
  drawWire(to, bad) {
    const from = this.canvas.scene?.anchor(this.step, this.port) ?? to;
    this.path.setAttribute("d", pathOf(this.port === BEFORE ? curve(to, from) : curve(from, to)));
    this.path.setAttribute("class", bad ? "rubber bad" : "rubber");
  }

  /** @param {string} target */
  offer(target) {
    return interpolate(gettext("Connect to %s"), [this.canvas.scene?.draft.name(target) ?? ""]);
  }

  /** @param {Point} screen @param {string} text */
  say(screen, text) {
    this.tip.textContent = text;
    this.tip.hidden = text === "";
    this.tip.style.translate = `${screen.x + 14}px ${screen.y + 18}px`;
  }

  end() {
    this.leave();
    if (this.wire !== null) this.canvas.commands?.connect(this.wire);
  }

  cancel() {
    this.leave();
  }

  leave() {
    this.path.remove();
    this.tip.remove();
    delete this.canvas.dataset.linking;
    this.canvas.dress(null);
  }
}

/** @param {Point} one @param {Point} other */
function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
