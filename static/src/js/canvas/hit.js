/** What lies under a point of the canvas, found in the scene and not in the page. */

import { around, DETOUR, distanceTo, grown, overlap } from "./geometry.js";
import { rectOf } from "./scene.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Card} Card */
/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./wires.js").Wire} Wire */
/** @typedef {{card: Card, port: string}} PortHit */

const PORT_REACH = 11;
const WIRE_REACH = 7;

/** @param {Scene} scene @param {Point} at @param {ReadonlySet<string>} onTop steps that are drawn above others @returns {Card | null} */
export function cardAt(scene, at, onTop) {
  const hits = [...scene.cards.values()].filter((card) => overlap(rectOf(card), { left: at.x, right: at.x, top: at.y, bottom: at.y }));
  return hits.findLast(({ id }) => onTop.has(id)) ?? hits.at(-1) ?? null;
}

/** @param {Scene} scene @param {Point} at @param {number} zoom @returns {PortHit | null} the nearest port within reach */
export function portAt(scene, at, zoom) {
  const reach = Math.max(PORT_REACH, PORT_REACH / zoom);
  const around_ = { left: at.x - reach, right: at.x + reach, top: at.y - reach, bottom: at.y + reach };
  /** @type {{hit: PortHit | null, distance: number}} */
  let best = { hit: null, distance: reach };
  for (const card of scene.cards.values()) {
    if (!overlap(rectOf(card), around_)) continue;
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
  const near = { left: at.x - reach, right: at.x + reach, top: at.y - reach, bottom: at.y + reach };
  const roomy = grown(near, DETOUR);
  /** @type {{wire: Wire | null, distance: number}} */
  let best = { wire: null, distance: reach };
  for (const wire of scene.wires) {
    if (!overlap(around(scene.curveOf(wire)), roomy)) continue;
    const distance = distanceTo(scene.routeOf(wire), at);
    if (distance <= best.distance) best = { wire, distance };
  }
  return best.wire;
}
