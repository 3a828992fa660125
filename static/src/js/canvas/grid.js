/** A spatial index: which of many rectangles touch a given one, without looking at all of them. */

import { overlap } from "./geometry.js";

/** @typedef {import("./geometry.js").Rect} Rect */

const CELL = 640;
const ROWS = 1 << 20;

export class Grid {
  constructor() {
    /** @type {Map<string, Rect>} */
    this.rects = new Map();
    /** @type {Map<number, Set<string>>} ids by cell */
    this.cells = new Map();
  }

  /** Puts a rectangle where it is now. @param {string} id @param {Rect} rect */
  put(id, rect) {
    const old = this.rects.get(id);
    this.rects.set(id, rect);
    if (old !== undefined && sameCells(old, rect)) return;
    if (old !== undefined) this.leave(id, old);
    for (const cell of cellsOf(rect)) {
      const ids = this.cells.get(cell);
      if (ids === undefined) this.cells.set(cell, new Set([id]));
      else ids.add(id);
    }
  }

  /** @param {string} id */
  remove(id) {
    const old = this.rects.get(id);
    if (old === undefined) return;
    this.leave(id, old);
    this.rects.delete(id);
  }

  /** @param {string} id @param {Rect} rect */
  leave(id, rect) {
    for (const cell of cellsOf(rect)) this.cells.get(cell)?.delete(id);
  }

  /** @param {Rect} rect @returns {Set<string>} ids of what touches it */
  touching(rect) {
    /** @type {Set<string>} */
    const found = new Set();
    for (const id of this.candidates(rect)) if (overlap(/** @type {Rect} */ (this.rects.get(id)), rect)) found.add(id);
    return found;
  }

  /** @param {Rect} rect @returns {Iterable<string>} */
  candidates(rect) {
    const { left, top, right, bottom } = spanOf(rect);
    const many = (right - left + 1) * (bottom - top + 1) > this.cells.size;
    return many ? this.rects.keys() : this.inCells(rect);
  }

  /** @param {Rect} rect @returns {Generator<string>} */
  *inCells(rect) {
    for (const cell of cellsOf(rect)) yield* this.cells.get(cell) ?? [];
  }
}

/** @param {Rect} rect @returns {Rect} in cells */
function spanOf({ left, top, right, bottom }) {
  const at = (/** @type {number} */ value) => Math.floor(value / CELL);
  return { left: at(left), top: at(top), right: at(right), bottom: at(bottom) };
}

/** @param {Rect} rect @returns {Generator<number>} */
function* cellsOf(rect) {
  const { left, top, right, bottom } = spanOf(rect);
  for (let column = left; column <= right; column += 1) {
    for (let row = top; row <= bottom; row += 1) yield column * ROWS + row;
  }
}

/** @param {Rect} one @param {Rect} other */
function sameCells(one, other) {
  const [a, b] = [spanOf(one), spanOf(other)];
  return a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;
}
