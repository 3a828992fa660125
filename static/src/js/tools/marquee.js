/** The marquee: selects every step the rectangle touches; with Shift beside those selected before. */

import { overlap } from "../canvas/geometry.js";
import { html } from "../canvas/markup.js";
import { rectOf } from "../canvas/scene.js";

/** @typedef {import("./tool.js").At} At */
/** @typedef {import("./tool.js").Tool} Tool */
/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */

/** @implements {Tool} */
export class Marquee {
  cursor = "crosshair";

  /** @param {FlowCanvas} canvas @param {At} start */
  constructor(canvas, start) {
    this.canvas = canvas;
    this.start = start.world;
    this.before = canvas.selection.steps;
    this.kept = start.shift ? new Set(this.before) : new Set();
    this.box = html("div", { class: "marquee" });
    canvas.append(this.box);
    canvas.selection.set(this.kept);
  }

  /** @param {At} at */
  move({ world }) {
    const rect = between(this.start, world);
    this.draw(rect);
    const hit = [...(this.canvas.scene?.cards.values() ?? [])].filter((card) => overlap(rectOf(card), rect));
    this.canvas.selection.set([...this.kept, ...hit.map(({ id }) => id)]);
  }

  /** @param {import("../canvas/geometry.js").Rect} rect */
  draw({ left, top, right, bottom }) {
    const start = this.canvas.view.toScreen({ x: left, y: top });
    const end = this.canvas.view.toScreen({ x: right, y: bottom });
    const { style } = this.box;
    style.translate = `${start.x}px ${start.y}px`;
    style.width = `${end.x - start.x}px`;
    style.height = `${end.y - start.y}px`;
  }

  end() {
    this.box.remove();
  }

  cancel() {
    this.box.remove();
    this.canvas.selection.set(this.before);
  }
}

/** @param {import("./tool.js").Point} one @param {import("./tool.js").Point} other */
function between(one, other) {
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    right: Math.max(one.x, other.x),
    bottom: Math.max(one.y, other.y),
  };
}
