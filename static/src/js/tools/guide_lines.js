/** The lines along which a moving box stands in line with others. */

import { svg } from "../canvas/markup.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../model/aligning.js").Guide} Guide */

export class GuideLines {
  /** @param {FlowCanvas} canvas */
  constructor(canvas) {
    this.path = svg("path", { class: "guides" });
    canvas.painter?.wires.element.append(this.path);
  }

  /** @param {readonly Guide[]} guides */
  show(guides) {
    const lines = guides.map(({ axis, at, from, to }) => (axis === "x" ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`));
    this.path.setAttribute("d", lines.join(""));
  }

  remove() {
    this.path.remove();
  }
}
