/** What lies under a point of the canvas, found in the scene and not in the page. */

import { distanceTo, grown } from "./geometry.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Card} Card */
/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./wires.js").Wire} Wire */
/** @typedef {{card: Card, port: string}} PortHit */

const PORT_REACH = 11;
const WIRE_REACH = 7;

/** @param {Scene} scene @param {Point} at @param {ReadonlySet<string>} onTop steps that are drawn above others @returns {Card | null} */
export function cardAt(scene, at, onTop) {
  const hits = scene.cardsIn(pointRect(at, 0));
  return hits.findLast(({ id }) => onTop.has(id)) ?? hits.at(-1) ?? null;
}

/** @param {Scene} scene @param {Point} at @param {number} zoom @returns {PortHit | null} the nearest port within reach */
export function portAt(scene, at, zoom) {
  const reach = Math.max(PORT_REACH, PORT_REACH / zoom);
  /** @type {{hit: PortHit | null, distance: number}} */
  let best = { hit: null, distance: reach };
  for (const card of scene.cardsIn(pointRect(at, reach))) {
    for (const [port, { x, y }] of card.box.ports) {
      const distance = Math.hypot(card.x + x - at.x, card.y + y - at.y);
      if (distance <= best.distance) best = { hit: { card, port }, distance };
    }
  }
  return best.hit;
}

/** @param {Scene} scene @param {Point} at @param {number} zoom @returns {Wire | null} */
export function wireAt(scene, at, zoom) {
  const reach = WIRE_REACH / zoom;
  /** @type {{wire: Wire | null, distance: number}} */
  let best = { wire: null, distance: reach };
  for (const wire of scene.wiresIn(pointRect(at, reach))) {
    const distance = distanceTo(scene.routeOf(wire), at);
    if (distance <= best.distance) best = { wire, distance };
  }
  return best.wire;
}

/** @param {Point} at @param {number} reach on every side */
export function pointRect({ x, y }, reach) {
  return grown({ left: x, top: y, right: x, bottom: y }, reach);
}
