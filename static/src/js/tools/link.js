/**
 * Linking: a wire drawn from one port to another. What fits lights up, the rest dims, and what
 * letting go would do, or why it cannot be, stands at the pointer.
 */

import { curve, pathOf } from "../canvas/geometry.js";
import { html, svg } from "../canvas/markup.js";
import { sentenceOf } from "../sentences.js";

/** @typedef {import("./tool.js").At} At */
/** @typedef {import("./tool.js").Tool} Tool */
/** @typedef {import("./tool.js").Point} Point */
/** @typedef {import("./wire_end.js").Offer} Offer */
/** @typedef {import("./wire_end.js").Target} Target */
/** @typedef {import("./wire_end.js").WireEnd} WireEnd */
/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../canvas/wires.js").Wire} Wire */

/** A press that moves no further is a click. */
const CLICK_PX = 4;

/** @implements {Tool} */
export class Link {
  cursor = "crosshair";

  /** @param {FlowCanvas} canvas @param {WireEnd} end @param {Wire | null} [lifted] a wire pulled off its port, else a new one */
  constructor(canvas, end, lifted = null) {
    this.canvas = canvas;
    this.wireEnd = end;
    this.lifted = lifted;
    /** @type {Target | null} */
    this.target = null;
    /** @type {Point | null} */
    this.start = null;
    this.moved = false;
    this.path = svg("path", { class: "rubber" });
    this.tip = html("div", { class: "tip ctip" });
    this.tip.hidden = true;
    canvas.painter?.wires.element.append(this.path);
    canvas.append(this.tip);
    canvas.dress((step) => end.lookOf(step), (step) => (step === end.step ? [end.port] : end.fitting(step).map(({ port }) => port)));
    canvas.markWires({ lifted: lifted?.id ?? null });
  }

  /** @param {At} at */
  move({ world, screen }) {
    this.start ??= screen;
    this.moved ||= Math.hypot(screen.x - this.start.x, screen.y - this.start.y) > CLICK_PX;
    if (this.moved) this.show(this.wireEnd.targetAt(world), world, screen);
  }

  /** Points at a port without a pointer. @param {Target} target */
  aim(target) {
    const at = this.anchor(target);
    this.show(target, at, this.canvas.view.toScreen(at));
  }

  /** @param {Target | null} target @param {Point} world @param {Point} screen */
  show(target, world, screen) {
    this.target = target;
    const joins = target !== null && target.fault === null;
    this.draw(joins ? this.anchor(target) : world, target !== null && !joins);
    this.say(screen, target === null ? null : this.wordsFor(target));
  }

  /** @param {Target} target @returns {Point} */
  anchor({ step, port }) {
    return this.canvas.scene?.anchor(step, port) ?? { x: 0, y: 0 };
  }

  /** @param {Point} to @param {boolean} bad */
  draw(to, bad) {
    const { step, port, backwards } = this.wireEnd;
    const from = this.canvas.scene?.anchor(step, port) ?? to;
    this.path.setAttribute("d", pathOf(backwards ? curve(to, from) : curve(from, to)));
    this.path.setAttribute("class", bad ? "rubber bad" : "rubber");
  }

  /** @param {Target} target @returns {Offer} */
  wordsFor(target) {
    if (target.fault === null) return this.wireEnd.offerOf(target);
    return { title: gettext("Cannot connect"), detail: sentenceOf(target.fault) };
  }

  /** @param {Point} screen @param {Offer | null} words */
  say(screen, words) {
    this.tip.hidden = words === null;
    if (words === null) return;
    this.tip.replaceChildren(html("b", {}, words.title), html("div", {}, words.detail));
    this.tip.style.translate = `${screen.x + 14}px ${screen.y + 18}px`;
  }

  /** @param {At} [at] where it is let go; none by keyboard */
  end(at) {
    this.leave();
    if (this.target?.fault === null) this.wireEnd.join(this.target);
    else if (this.target === null && at !== undefined && this.moved) this.drop(at);
    else if (!this.moved && at !== undefined) this.click(at);
  }

  /** A click on a port selects the wire that ends there, or asks for a step beside it. @param {At} at */
  click(at) {
    if (this.lifted !== null) this.canvas.selection.set([], [this.lifted.id]);
    else this.canvas.tell("wire:drop", { end: this.wireEnd, at, beside: true });
  }

  /** On empty canvas a wire that was there is taken away; a new one asks for a step. @param {At} at */
  drop(at) {
    if (this.lifted !== null) this.canvas.commands?.remove({ wires: [this.lifted] });
    else this.canvas.tell("wire:drop", { end: this.wireEnd, at });
  }

  cancel() {
    this.leave();
  }

  leave() {
    this.path.remove();
    this.tip.remove();
    this.canvas.markWires({ lifted: null });
    this.canvas.dress(null);
  }
}
