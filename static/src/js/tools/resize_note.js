/** Resizing a note by its corner. */

import { LEAST_NOTE } from "../model/gestures/notes.js";

/** @typedef {import("./tool.js").At} At */
/** @typedef {import("./tool.js").Tool} Tool */
/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../canvas/notes.js").Note} Note */

const GRID = 10;

/** @implements {Tool} */
export class ResizeNote {
  cursor = "nwse-resize";

  /** @param {FlowCanvas} canvas @param {At} start @param {Note} note */
  constructor(canvas, start, note) {
    this.canvas = canvas;
    this.start = start.world;
    this.note = note;
    this.before = { width: note.width, height: note.height };
    this.size = this.before;
  }

  /** @param {At} at */
  move({ world }) {
    const onGrid = (/** @type {number} */ size, /** @type {number} */ least) => Math.max(least, Math.round(size / GRID) * GRID);
    this.show({
      width: onGrid(this.before.width + world.x - this.start.x, LEAST_NOTE.width),
      height: onGrid(this.before.height + world.y - this.start.y, LEAST_NOTE.height),
    });
  }

  /** @param {{width: number, height: number}} size */
  show(size) {
    this.size = size;
    Object.assign(this.note, size);
    this.canvas.requestRender();
  }

  end() {
    if (this.size !== this.before) this.canvas.commands?.resizeNote(this.note.id, this.size);
  }

  cancel() {
    this.show(this.before);
  }
}
