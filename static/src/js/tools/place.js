/** Placing: a step type carried from the palette to the canvas, as a ghost at the size it will have. */

import { html, tile } from "../canvas/markup.js";
import { WIDTH } from "../canvas/geometry.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {{name: string, label: string, icon: string}} Carried what the ghost shows */

const START_PX = 4;
const HANDLE = { x: WIDTH / 2, y: 24 };

export class Place {
  /** @param {FlowCanvas} canvas @param {Carried} type @param {PointerEvent} start */
  constructor(canvas, type, start) {
    this.canvas = canvas;
    this.type = type;
    this.start = { x: start.clientX, y: start.clientY };
    /** @type {HTMLElement | null} */
    this.ghost = null;
  }

  /** @param {PointerEvent} event */
  move(event) {
    const moved = Math.hypot(event.clientX - this.start.x, event.clientY - this.start.y);
    if (this.ghost === null && moved < START_PX) return;
    this.ghost ??= this.lift();
    this.ghost.style.translate = `${event.clientX}px ${event.clientY}px`;
    this.ghost.style.scale = String(this.canvas.view.zoom);
  }

  lift() {
    const header = html("header", {}, tile(this.type.name, this.type.icon), html("b", { class: "trunc" }, this.type.label));
    const ghost = html("div", { class: "carried node" }, header);
    document.body.append(ghost);
    this.canvas.classList.add("receiving");
    return ghost;
  }

  /** @param {PointerEvent} event @returns {{x: number, y: number} | null} where on the canvas it was let go; null: it never left */
  drop(event) {
    const carried = this.ghost !== null;
    this.cancel();
    const { left, top, right, bottom } = this.canvas.getBoundingClientRect();
    const inside = event.clientX > left && event.clientX < right && event.clientY > top && event.clientY < bottom;
    if (!carried || !inside) return null;
    const { x, y } = this.canvas.view.toWorld({ x: event.clientX - left, y: event.clientY - top });
    return { x: x - HANDLE.x, y: y - HANDLE.y };
  }

  cancel() {
    this.ghost?.remove();
    this.ghost = null;
    this.canvas.classList.remove("receiving");
  }
}
