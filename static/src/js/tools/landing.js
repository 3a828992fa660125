/** Where carried steps would land: in a group, or in between the ends of a wire. */

import { groupAt } from "../canvas/groups.js";
import { wireAt } from "../canvas/hit.js";
import { isUnconnected } from "../model/gestures/inserting.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../canvas/geometry.js").Point} Point */
/** @typedef {import("../canvas/wires.js").Wire} Wire */

/** A wire offers itself from further away than a click reaches it. */
const OFFER = 0.4;

export class Landing {
  /** @param {FlowCanvas} canvas @param {readonly string[]} steps that are carried by themselves, not in a group of theirs */
  constructor(canvas, steps) {
    this.canvas = canvas;
    this.steps = steps;
    this.groupOf = innermost(canvas.scene?.groups.values() ?? []);
    const [only] = steps;
    const draft = canvas.commands?.draft;
    this.insertable = steps.length === 1 && only !== undefined && draft !== undefined && isUnconnected(draft, only) ? only : null;
    /** @type {Wire | null} */
    this.wire = null;
    /** @type {string | null} */
    this.group = null;
  }

  /** @param {Point} at the hand */
  over(at) {
    const { scene, view } = this.canvas;
    if (!scene) return;
    this.wire = this.insertable === null ? null : wireAt(scene, at, view.zoom * OFFER);
    this.group = this.steps.length === 0 ? null : (groupAt(scene.shownGroups, at)?.group.id ?? null);
    this.canvas.markWires({ offered: this.wire?.id ?? null });
    this.canvas.receiveInto(this.wire === null && this.joins ? this.group : null);
  }

  /** @returns {boolean} whether the steps would be in another group than now */
  get joins() {
    return this.steps.some((step) => (this.groupOf.get(step) ?? null) !== this.group);
  }

  clear() {
    this.canvas.markWires({ offered: null });
    this.canvas.receiveInto(null);
  }
}

/** @param {Iterable<import("../canvas/groups.js").Group>} groups the innermost first @returns {Map<string, string>} group by step */
export function innermost(groups) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const { id, steps } of groups) for (const step of steps) if (!found.has(step)) found.set(step, id);
  return found;
}
