/** Auto layout of cards: what it needs to know of them, and places for those nobody has placed. */

import { layout, ROW_GAP } from "../model/layout.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Card} Card */
/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./wires.js").Wire} Wire */

/** @param {Scene} scene @param {readonly Card[]} cards @returns {Map<string, Point>} an auto layout of them alone */
export function layoutOf(scene, cards) {
  const chosen = new Set(cards.map(({ id }) => id));
  const boxes = cards.map(({ id, box }) => ({ id, width: box.width, height: box.height }));
  const wires = scene.wires.filter(({ from, to }) => chosen.has(from) && chosen.has(to));
  return layout(boxes, wires.map((wire) => pull(scene, wire)));
}

/** @param {Scene} scene @param {Wire} wire */
function pull(scene, { from, to, start, end }) {
  const heightOf = (/** @type {string} */ step, /** @type {string} */ port) => scene.cards.get(step)?.box.ports.get(port)?.y ?? 0;
  return { from, to, fromY: heightOf(from, start), toY: heightOf(to, end) };
}

/** Gives every card without a place one below the others. @param {Scene} scene */
export function placeLoose(scene) {
  const loose = [...scene.cards.values()].filter(({ x }) => Number.isNaN(x));
  if (loose.length === 0) return;
  const below = loose.length < scene.cards.size ? scene.bounds().bottom + 2 * ROW_GAP : 0;
  for (const [id, at] of layoutOf(scene, loose)) scene.moveTo(id, at.x, at.y + below);
}
