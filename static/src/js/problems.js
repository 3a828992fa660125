/** The list of problems, as the server renders it: read for the marks on the canvas, clicked to jump. */

import { showCounts } from "./bar.js";

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("./canvas/scene.js").Trouble} Trouble */

const SETTLE_MS = 300;

export class Problems {
  /** @param {HTMLElement} panel @param {FlowCanvas} canvas @param {string} url */
  constructor(panel, canvas, url) {
    this.panel = panel;
    this.canvas = canvas;
    this.url = url;
    this.timer = 0;
    panel.addEventListener("click", (event) => this.jump(event));
  }

  /** Asks for the list again, once things have settled. */
  refreshSoon() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.refresh(), SETTLE_MS);
  }

  async refresh() {
    await window.htmx.ajax("GET", this.url, { source: this.panel, target: this.panel, swap: "innerHTML" });
    this.read();
  }

  /** Puts what the list says onto the canvas and into the bar. */
  read() {
    const rows = /** @type {NodeListOf<HTMLElement>} */ (this.panel.querySelectorAll(".prob"));
    /** @type {Map<string, Trouble[]>} */
    const bySteps = new Map();
    const all = [...rows].map((row) => {
      const trouble = troubleOf(row);
      const step = row.dataset.step ?? "";
      if (step !== "") bySteps.set(step, [...(bySteps.get(step) ?? []), trouble]);
      return trouble;
    });
    showCounts(all);
    this.canvas.setTroubles(bySteps);
    this.panel.dispatchEvent(new Event("read"));
  }

  /** @param {Event} event */
  jump(event) {
    const id = event.target instanceof Element ? event.target.closest("[data-jump]")?.getAttribute("data-jump") : null;
    if (id) this.canvas.go(id);
  }
}

/** @param {HTMLElement} row @returns {Trouble} */
function troubleOf({ dataset }) {
  return { severity: dataset.severity === "error" ? "error" : "warning", message: dataset.message ?? "" };
}
