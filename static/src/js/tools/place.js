/** Placing: a step type carried from the palette to the canvas, as a ghost at the size it will have; a wire under it offers itself. */

import { groupAt } from "../canvas/groups.js";
import { wireAt } from "../canvas/hit.js";
import { html, tile } from "../canvas/markup.js";
import { WIDTH } from "../canvas/geometry.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {{name: string, label: string, icon: string}} Carried what the ghost shows */

const START_PX = 4;
/** A wire offers itself from further away than a click reaches it. */
const OFFER = 0.4;
const HANDLE = { x: WIDTH / 2, y: 24 };

export class Place {
  /** @param {FlowCanvas} canvas @param {Carried} type @param {PointerEvent} start */
  constructor(canvas, type, start) {
    this.canvas = canvas;
    this.type = type;
    this.start = { x: start.clientX, y: start.clientY };
    /** @type {HTMLElement | null} */
    this.ghost = null;
    /** @type {import("../canvas/wires.js").Wire | null} the wire that would take the step in between */
    this.wire = null;
    /** @type {string | null} the group it would be put into */
    this.group = null;
  }

  /** @param {PointerEvent} event */
  move(event) {
    const moved = Math.hypot(event.clientX - this.start.x, event.clientY - this.start.y);
    if (this.ghost === null && moved < START_PX) return;
    this.ghost ??= this.lift();
    this.ghost.style.translate = `${event.clientX}px ${event.clientY}px`;
    this.ghost.style.scale = String(this.canvas.view.zoom);
    this.offer(event);
  }

  /** @param {PointerEvent} event */
  offer(event) {
    const at = this.worldAt(event);
    this.wire = at === null || !this.canvas.scene ? null : wireAt(this.canvas.scene, at, this.canvas.view.zoom * OFFER);
    this.group = at === null || this.wire !== null ? null : (groupAt(this.canvas.scene?.shownGroups ?? [], at)?.group.id ?? null);
    this.canvas.markWires({ offered: this.wire?.id ?? null });
    this.canvas.receiveInto(this.group);
  }

  /** @param {PointerEvent} event @returns {{x: number, y: number} | null} null: beside the canvas */
  worldAt({ clientX, clientY }) {
    const { left, top, right, bottom } = this.canvas.getBoundingClientRect();
    if (clientX <= left || clientX >= right || clientY <= top || clientY >= bottom) return null;
    return this.canvas.view.toWorld({ x: clientX - left, y: clientY - top });
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
    const at = this.worldAt(event);
    return carried && at !== null ? { x: at.x - HANDLE.x, y: at.y - HANDLE.y } : null;
  }

  cancel() {
    this.ghost?.remove();
    this.ghost = null;
    this.canvas.classList.remove("receiving");
    this.canvas.markWires({ offered: null });
    this.canvas.receiveInto(null);
  }
}
