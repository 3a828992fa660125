/** The row of facts below the bar: how the run goes, how many steps are done, how long it has taken. */

import { html } from "../canvas/markup.js";
import { statusView } from "../canvas/status_view.js";
import { clock } from "./times.js";

/** @typedef {import("./run_state.js").RunState} RunState */
/** @typedef {import("./run_state.js").Step} Step */

/** More steps than this share their segments by how they are going. */
const MOST_SEGMENTS = 16;
const ORDER = ["completed", "running", "wait", "failed", "stopped", "skipped", "queued"];

export class FactsRow {
  /** @param {HTMLElement} element @param {RunState} run */
  constructor(element, run) {
    this.run = run;
    this.status = /** @type {HTMLElement} */ (element.querySelector("[data-fact=status]"));
    this.tally = /** @type {HTMLElement} */ (element.querySelector("[data-fact=tally]"));
    this.bar = /** @type {HTMLElement} */ (element.querySelector("[data-fact=bar]"));
    this.duration = /** @type {HTMLElement} */ (element.querySelector("[data-fact=duration]"));
  }

  draw() {
    const { done, all } = this.run.tally;
    this.status.replaceChildren(statusView(this.run.head));
    this.tally.textContent = interpolate(ngettext("%(done)s of %(all)s step done", "%(done)s of %(all)s steps done", all), { done, all }, true);
    this.bar.replaceChildren(...segmentsOf([...this.run.steps.values()]).map(segmentView));
    this.tick();
  }

  tick() {
    this.duration.textContent = clock(this.run.seconds);
  }
}

/** @param {Step[]} steps @returns {{mark: string, share: number, part: number}[]} `part` of it is filled */
function segmentsOf(steps) {
  if (steps.length <= MOST_SEGMENTS) return steps.map((step) => ({ mark: step.mark, share: 1, part: partOf(step) }));
  return ORDER.flatMap((mark) => {
    const share = steps.filter((step) => step.mark === mark).length;
    return share === 0 ? [] : [{ mark, share, part: mark === "queued" ? 0 : 1 }];
  });
}

/** @param {Step} step @returns {number} how much of its segment is filled */
function partOf({ mark, progress }) {
  if (mark === "running") return Math.max(progress ?? 0.5, 0.06);
  if (mark === "wait") return 0.4;
  return mark === "queued" || mark === "skipped" ? 0 : 1;
}

/** @param {{mark: string, share: number, part: number}} segment */
function segmentView({ mark, share, part }) {
  const filled = html("b", {});
  filled.style.width = `${part * 100}%`;
  const segment = html("i", { class: mark }, filled);
  segment.style.flexGrow = String(share);
  return segment;
}
