/** Dragging: the selected steps move together, on the grid; one change when they are let go. */

import { snapped } from "../canvas/geometry.js";

/** @typedef {import("./tool.js").At} At */
/** @typedef {import("./tool.js").Tool} Tool */
/** @typedef {import("./tool.js").Point} Point */
/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */

/** @implements {Tool} */
export class Drag {
  cursor = "grabbing";

  /** @param {FlowCanvas} canvas @param {At} start @param {string} held the step under the pointer */
  constructor(canvas, start, held) {
    this.canvas = canvas;
    this.start = start.world;
    /** @type {Map<string, Point>} */
    this.before = new Map();
    for (const id of canvas.selection.steps) {
      const card = canvas.scene?.cards.get(id);
      if (card) this.before.set(id, { x: card.x, y: card.y });
    }
    this.held = this.before.get(held) ?? this.start;
    this.shift = { x: 0, y: 0 };
  }

  /** @param {At} at the held step snaps to the grid, the others keep their distance from it */
  move({ world }) {
    const target = snapped({ x: this.held.x + world.x - this.start.x, y: this.held.y + world.y - this.start.y });
    this.shift = { x: target.x - this.held.x, y: target.y - this.held.y };
    this.show();
  }

  show() {
    for (const [id, { x, y }] of this.before) this.canvas.scene?.moveTo(id, x + this.shift.x, y + this.shift.y);
    this.canvas.moved(this.before.keys());
  }

  end() {
    if (this.shift.x === 0 && this.shift.y === 0) return;
    const places = [...this.before].map(([id, at]) => /** @type {const} */ ([id, { x: at.x + this.shift.x, y: at.y + this.shift.y }]));
    this.canvas.commands?.move(new Map(places));
  }

  cancel() {
    this.shift = { x: 0, y: 0 };
    this.show();
  }
}
