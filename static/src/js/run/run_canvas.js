/** `<run-canvas>`: the canvas of a run. It shows, walks and selects; nothing is moved or joined. */

import { FlowCanvas } from "../canvas/flow_canvas.js";
import { runCardView } from "./run_card.js";

/** @typedef {import("./run_scene.js").RunScene} RunScene */

/** The height of the marks and the zoom buttons below. */
const FLOATS = 40;

export class RunCanvas extends FlowCanvas {
  constructor() {
    super();
    this.cardView = runCardView;
  }

  /** @override @param {import("../canvas/wires.js").Wire} wire */
  wireLook(wire) {
    return /** @type {RunScene} */ (this.scene).wayOf(wire);
  }

  /** Leaves room for what floats at the bottom. @override @param {RunScene} _scene @param {import("../canvas/geometry.js").Rect} rect */
  fitTo(_scene, rect) {
    this.view.fit(rect, { bottom: FLOATS });
  }

  /** Shows in place how some steps stand now. @param {Iterable<string>} names */
  follow(names) {
    const scene = /** @type {RunScene} */ (this.scene);
    this.cardLayer?.refresh(scene, scene.followRun(names), this.selection.steps);
    this.redrawMap();
  }
}

customElements.define("run-canvas", RunCanvas);
