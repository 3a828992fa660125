/** `<run-canvas>`: the canvas of a run. It shows, walks and selects; nothing is moved or joined. */

import { FlowCanvas } from "../canvas/flow_canvas.js";
import { runCardView } from "./run_card.js";

/** @typedef {import("./run_scene.js").RunScene} RunScene */

export class RunCanvas extends FlowCanvas {
  constructor() {
    super();
    this.cardView = runCardView;
  }

  /** @override @param {import("../canvas/wires.js").Wire} wire */
  wireLook(wire) {
    return /** @type {RunScene} */ (this.scene).wayOf(wire);
  }

  /** Shows in place how some steps stand now. @param {Iterable<string>} names */
  follow(names) {
    const scene = /** @type {RunScene} */ (this.scene);
    this.cardLayer?.refresh(scene, scene.followRun(names), this.selection.steps);
    this.redrawMap();
  }
}

customElements.define("run-canvas", RunCanvas);
