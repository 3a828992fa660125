/**
 * The timeline: a row a step, in the order of the plan, bars from its first to its last moment.
 *
 * Bars stand at `--from` and `--to`; the styles turn these into places by the range of the axis and
 * the present, so that a tick changes three numbers and no bar. The rows are the list of steps too.
 */

import { html, tile } from "../canvas/markup.js";
import { rangeOf, ticksOf } from "./axis.js";
import { barsOf } from "./bars.js";
import { timeOfDay } from "./times.js";

/** @typedef {import("./run_state.js").RunState} RunState */
/** @typedef {import("./run_state.js").Step} Step */
/** @typedef {import("./expected.js").Span} Span */
/** @typedef {import("../model/catalog.js").Catalog} Catalog */

/** What is left free after the present while nothing is expected. */
const ROOM = 0.08;
/** The present hides the times beside it: so much of the axis. */
const NEAR_NOW = 0.09;
/** An axis of fewer seconds shows them. */
const FINE = 300;

export class Timeline {
  /** @param {HTMLElement} element @param {RunState} run @param {Catalog} catalog @param {(name: string) => void} onPick */
  constructor(element, run, catalog, onPick) {
    this.run = run;
    this.catalog = catalog;
    this.chart = /** @type {HTMLElement} */ (element.querySelector("[data-chart]"));
    this.axis = /** @type {HTMLElement} */ (element.querySelector("[data-axis]"));
    this.grid = /** @type {HTMLElement} */ (element.querySelector("[data-grid]"));
    this.list = /** @type {HTMLElement} */ (element.querySelector("[data-rows]"));
    this.nowText = /** @type {HTMLElement} */ (element.querySelector("[data-now]"));
    /** @type {Map<string, HTMLElement>} */
    this.rows = new Map();
    /** @type {ReadonlyMap<string, Span>} */
    this.expected = new Map();
    /** @type {"fit" | "minute"} */
    this.zoom = "fit";
    this.drawnTicks = "";
    this.marked = "";
    element.addEventListener("click", ({ target }) => {
      const row = target instanceof Element ? target.closest("[data-pick]") : null;
      if (row !== null) onPick(row.getAttribute("data-pick") ?? "");
    });
  }

  /** @param {Iterable<string>} names of steps that stand differently @param {(name: string) => string} typeOf @param {ReadonlyMap<string, Span>} expected */
  follow(names, typeOf, expected) {
    const changed = new Set([...names, ...this.expected.keys(), ...expected.keys()]);
    this.expected = expected;
    for (const name of changed) this.draw(name, typeOf(name));
    if (this.list.childElementCount !== this.rows.size) this.list.replaceChildren(...[...this.run.steps.keys()].flatMap((name) => this.rows.get(name) ?? []));
    this.tick();
  }

  /** @param {string} name @param {string} type */
  draw(name, type) {
    const step = this.run.steps.get(name);
    if (step === undefined) return;
    const known = this.rows.get(name);
    const row = known ?? this.row(name, type);
    row.classList.toggle("dim", step.mark === "skipped");
    const said = row.querySelector(".vh");
    if (said !== null) said.textContent = `, ${this.run.wordOf(step)}`;
    row.querySelector(".trk")?.replaceChildren(...barsOf(step, this.expected.get(name)).map((bar) => barView(bar, this.run.head.began)));
    this.rows.set(name, row);
  }

  /** @param {string} name @param {string} type @returns {HTMLElement} */
  row(name, type) {
    const picked = html("button", { class: "nm", type: "button", "data-pick": name },
      tile(type, this.catalog.iconOf(type)), html("span", { class: "trunc" }, name), html("span", { class: "vh" }));
    return html("li", { class: "trow", "data-pick": name }, picked, html("div", { class: "trk", "aria-hidden": "true" }));
  }

  /** @param {string} name of the step that is chosen */
  mark(name) {
    for (const [each, row] of this.rows) {
      row.classList.toggle("on", each === name);
      row.querySelector("button")?.setAttribute("aria-current", String(each === name));
    }
    if (name !== this.marked) this.reveal(name);
    this.marked = name;
  }

  /** @param {string} name brings its row into view, without moving the page */
  reveal(name) {
    const row = this.rows.get(name);
    if (row === undefined) return;
    const top = row.offsetTop - this.chart.scrollTop;
    if (top < 0 || top + row.offsetHeight > this.chart.clientHeight - this.axis.offsetHeight) this.chart.scrollTop = row.offsetTop - this.chart.clientHeight / 2;
  }

  /** Moves the present on. */
  tick() {
    const { head, now, isOver } = this.run;
    const end = head.ended ?? now;
    const range = rangeOf(head.began, isOver ? end : end + (end - head.began) * ROOM, Math.max(...[...this.expected.values()].map(({ to }) => to), 0), this.zoom);
    for (const [name, at] of Object.entries({ "--t0": range.from, "--t1": range.to, "--now": end })) place(this.chart, name, at - head.began);
    this.chart.classList.toggle("over", isOver);
    this.nowText.textContent = timeOfDay(now, range.to - range.from < FINE);
    this.drawTicks(range);
  }

  /** @param {import("./axis.js").Range} range */
  drawTicks(range) {
    const zone = -new Date(range.from * 1000).getTimezoneOffset() * 60;
    const near = this.run.isOver ? 0 : (range.to - range.from) * (range.to - range.from < FINE ? 2 : 1) * NEAR_NOW;
    const ticks = ticksOf(range, zone).filter((at) => Math.abs(at - this.run.now) >= near);
    const key = ticks.join(" ");
    if (key === this.drawnTicks) return;
    this.drawnTicks = key;
    const fine = range.to - range.from < FINE;
    this.axis.replaceChildren(...ticks.map((at) => this.tickView(at, timeOfDay(at, fine))));
    this.grid.replaceChildren(...ticks.map((at) => this.tickView(at, "")));
  }

  /** @param {number} at @param {string} text */
  tickView(at, text) {
    const tick = html("span", {}, text);
    place(tick, "--at", at - this.run.head.began);
    return tick;
  }
}

/** @param {import("./bars.js").Bar} bar @param {number} began the beginning of the run @returns {HTMLElement} */
function barView({ look, from, to, text, beside }, began) {
  const bar = html("span", { class: `gb ${look}` }, text && html("span", { class: "trunc" }, text), beside && html("span", { class: "gl" }, beside));
  place(bar, "--from", from - began);
  if (to !== null) place(bar, "--to", to - began);
  return bar;
}

/** Styles reckon in seconds since the beginning of the run. @param {HTMLElement} element @param {string} name @param {number} seconds */
function place(element, name, seconds) {
  element.style.setProperty(name, seconds.toFixed(2));
}
