/** Routes of wires: straight to their end, or around the cards that stand in between. */

import { curve, PORT_OUT, pointOn } from "./geometry.js";

/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./geometry.js").Rect} Rect */
/** @typedef {import("./geometry.js").Curve} Curve */

const CLEARANCE = 8;
const LANE = 22;
const TURN = 34;
const ROUNDS = 4;
const SAMPLES = 14;
/** How far the handles of a turning back reach; the wire itself goes three quarters of it. */
const BEND = 44;

/**
 * A curve from port to port that passes behind no card, where a lane above or below them is free.
 * @param {Point} start @param {Point} end @param {readonly Rect[]} cards without the two it joins
 * @param {readonly Rect[]} [ends] the two cards it joins
 * @returns {Curve}
 */
export function routed(start, end, cards, ends = []) {
  if (end.x < start.x + TURN) return backwards(start, end, [...cards, ...ends]);
  const direct = curve(start, end);
  const between = cards.filter(({ left, right }) => right > start.x && left < end.x);
  let found = direct;
  /** @type {Rect | null} */
  let block = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const hit = between.filter((card) => passes(found, card));
    if (hit.length === 0) return found;
    block = hit.reduce(joined, block ?? hit[0] ?? { left: 0, top: 0, right: 0, bottom: 0 });
    found = around(start, end, block);
  }
  return direct;
}

/**
 * The way back: out to the right, along a free lane above, between or below the cards, and in from the left.
 * @param {Point} start @param {Point} end @param {readonly Rect[]} cards also the two it joins @returns {Curve}
 */
function backwards(start, end, cards) {
  const [right, left] = [start.x + PORT_OUT, end.x - PORT_OUT];
  const inLane = cards.filter((card) => card.left < right + BEND && card.right > left - BEND);
  const lanes = [(start.y + end.y) / 2, ...inLane.flatMap(({ top, bottom }) => [top - LANE, bottom + LANE])];
  const free = lanes.filter((y) => inLane.every(({ top, bottom }) => y < top - CLEARANCE || y > bottom + CLEARANCE));
  const length = (/** @type {number} */ y) => Math.abs(y - start.y) + Math.abs(y - end.y);
  const y = free.reduce((best, lane) => (length(lane) < length(best) ? lane : best), free[0] ?? (start.y + end.y) / 2);
  const third = (right - left) / 3;
  return [
    { x: right, y: start.y }, { x: right + BEND, y: start.y }, { x: right + BEND, y }, { x: right, y },
    { x: right - third, y }, { x: left + third, y }, { x: left, y },
    { x: left - BEND, y }, { x: left - BEND, y: end.y }, { x: left, y: end.y },
  ];
}

/** @param {Curve} points @param {Rect} card */
function passes(points, { left, top, right, bottom }) {
  for (let at = 0; at + 3 < points.length; at += 3) {
    for (let part = 0; part <= SAMPLES; part += 1) {
      const { x, y } = pointOn(points, part / SAMPLES, at);
      if (x > left - CLEARANCE && x < right + CLEARANCE && y > top - CLEARANCE && y < bottom + CLEARANCE) return true;
    }
  }
  return false;
}

/** @param {Rect} one @param {Rect} other @returns {Rect} */
function joined(one, other) {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** @param {Point} start @param {Point} end @param {Rect} block @returns {Curve} into the nearer lane, along it, and out again */
function around(start, end, block) {
  const middle = (start.y + end.y) / 2;
  const [above, below] = [block.top - LANE, block.bottom + LANE];
  const y = middle - above < below - middle ? above : below;
  const entry = { x: Math.max(block.left - TURN, start.x + TURN), y };
  const exit = { x: Math.max(Math.min(block.right + TURN, end.x - TURN), entry.x), y };
  const [first, last] = [curve(start, { x: entry.x + 6, y }), curve({ x: exit.x - 6, y }, end)];
  const third = (exit.x - entry.x) / 3;
  return [...first.slice(0, 3), entry, { x: entry.x + third, y }, { x: exit.x - third, y }, exit, ...last.slice(1)];
}
