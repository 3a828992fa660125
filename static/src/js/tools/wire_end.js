/**
 * A wire in the hand: where it is held fast, and what its other end may be joined to.
 *
 * @typedef {import("../canvas/geometry.js").Point} Point
 * @typedef {import("../model/operations.js").Fault} Fault
 * @typedef {{step: string, port: string, fault: Fault | null}} Target  a port, and why it does not fit
 * @typedef {{title: string, detail: string}} Offer  what is said at the pointer
 * @typedef {"source" | "fits" | "unfit"} Fit
 * @typedef {object} WireEnd
 * @property {string} step
 * @property {string} port  where it is held fast
 * @property {boolean} backwards  whether its free end is the one it comes from
 * @property {(step: string) => Fit} lookOf
 * @property {(step: string) => Target[]} fitting  the ports of a step that fit
 * @property {(at: Point) => Target | null} targetAt  what a free end let go there would join
 * @property {(target: Target) => Offer} offerOf
 * @property {(target: Target) => boolean} join  does it, in one change
 */

import { cardAt, portAt, pointRect } from "../canvas/hit.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */

const SNAP = 24;

/**
 * What lies under the free end: a port that fits and is near, else the port it stands on, else the card.
 * @param {FlowCanvas} canvas @param {WireEnd} end @param {Point} at
 * @returns {{snapped: Target | null, port: string | null, step: string | null}}
 */
export function under(canvas, end, at) {
  const { scene, view, selection } = canvas;
  if (!scene) return { snapped: null, port: null, step: null };
  const hit = portAt(scene, at, view.zoom);
  const step = hit?.card.id ?? cardAt(scene, at, selection.steps)?.id ?? null;
  return { snapped: nearest(canvas, end, at), port: hit?.port ?? null, step };
}

/** @param {FlowCanvas} canvas @param {WireEnd} end @param {Point} at @returns {Target | null} */
function nearest({ scene, view }, end, at) {
  /** @type {{target: Target | null, distance: number}} */
  let best = { target: null, distance: SNAP / view.zoom };
  for (const card of scene?.cardsIn(pointRect(at, best.distance)) ?? []) {
    for (const target of end.fitting(card.id)) {
      const port = scene?.anchor(card.id, target.port) ?? at;
      const distance = Math.hypot(port.x - at.x, port.y - at.y);
      if (distance < best.distance) best = { target, distance };
    }
  }
  return best.target;
}
