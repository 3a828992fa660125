/** Panning: the canvas goes where the hand goes. */

/** @typedef {import("./tool.js").At} At */
/** @typedef {import("./tool.js").Tool} Tool */
/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */

/** @implements {Tool} */
export class Pan {
  cursor = "grabbing";

  /** @param {FlowCanvas} canvas @param {At} start */
  constructor(canvas, start) {
    this.canvas = canvas;
    this.last = start.screen;
  }

  /** @param {At} at */
  move({ screen }) {
    this.canvas.view.pan(screen.x - this.last.x, screen.y - this.last.y);
    this.last = screen;
    this.canvas.viewChanged();
  }

  end() {}

  cancel() {}
}
