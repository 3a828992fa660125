/** The Spec JSON panel: the whole document, of which only the lines in view are elements. */

import { html } from "./canvas/markup.js";
import { partsOf, stepRanges } from "./spec_lines.js";

/** @typedef {import("./spec_lines.js").Range} Range */
/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */

const LINE = 18;
const AROUND = 20;
/** @type {Record<import("./spec_lines.js").Colour, string>} */
const CLASSES = { key: "jk", string: "js", number: "jn", punct: "jp", reference: "jr", space: "" };

export class SpecView {
  /** @param {HTMLElement} panel @param {HTMLElement} caption @param {FlowCanvas} canvas @param {string} url */
  constructor(panel, caption, canvas, url) {
    this.panel = panel;
    this.caption = caption;
    this.canvas = canvas;
    this.url = url;
    this.text = "";
    /** @type {string[]} */
    this.lines = [];
    /** @type {Range[]} */
    this.ranges = [];
    this.stale = true;
    this.box = html("div", { class: "lines" });
    this.sheet = html("div", {}, this.box);
    panel.append(this.sheet);
    panel.addEventListener("scroll", () => this.draw());
    new ResizeObserver(() => this.draw()).observe(panel);
    panel.addEventListener("click", (event) => this.jump(event));
    canvas.addEventListener("step:select", () => this.follow());
  }

  /** @returns {Promise<void>} */
  async refresh() {
    this.stale = true;
    if (this.panel.checkVisibility()) await this.load();
  }

  async load() {
    if (!this.stale) return this.draw();
    const response = await fetch(this.url, { headers: { Accept: "application/json" } });
    if (!response.ok) return;
    this.stale = false;
    this.text = await response.text();
    this.lines = this.text.split("\n");
    this.ranges = stepRanges(this.lines);
    this.sheet.style.height = `${this.lines.length * LINE}px`;
    this.follow();
  }

  /** @returns {Promise<string>} the document as it is now */
  async whole() {
    await this.load();
    return this.text;
  }

  /** @returns {Range | null} the lines of the selected step */
  get range() {
    const { only } = this.canvas.selection;
    const index = only === null ? -1 : (this.canvas.scene?.draft.steps.indexOf(only) ?? -1);
    return this.ranges[index] ?? null;
  }

  /** Scrolls to the selected step. */
  follow() {
    const { range } = this;
    if (range !== null && this.panel.checkVisibility()) this.panel.scrollTop = Math.max(0, (range.first - 2) * LINE);
    const name = this.canvas.scene?.draft.name(this.canvas.selection.only ?? "") ?? "";
    const lines = range && { name, first: range.first + 1, last: range.last + 1 };
    this.caption.textContent = lines === null ? "" : interpolate(gettext("%(name)s, lines %(first)s–%(last)s"), lines, true);
    this.draw();
  }

  draw() {
    const first = Math.max(0, Math.floor(this.panel.scrollTop / LINE) - AROUND);
    const last = Math.min(this.lines.length, first + Math.ceil(this.panel.clientHeight / LINE) + 2 * AROUND);
    const { range } = this;
    const rows = this.lines.slice(first, last).map((line, index) => lineView(line, first + index, range));
    this.box.style.translate = `0 ${first * LINE}px`;
    this.box.replaceChildren(...rows);
  }

  /** @param {MouseEvent} event a click on a line selects its step */
  jump(event) {
    const row = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest(".ln")) : null;
    if (row === null || !document.getSelection()?.isCollapsed) return;
    const line = Number(row.dataset.line);
    const index = this.ranges.findIndex(({ first, last }) => first <= line && line <= last);
    const id = this.canvas.scene?.draft.steps[index];
    if (id !== undefined && id !== this.canvas.selection.only) this.canvas.show(id);
  }
}

/** @param {string} line @param {number} number @param {Range | null} range */
function lineView(line, number, range) {
  const on = range !== null && range.first <= number && number <= range.last;
  const parts = partsOf(line).map(({ colour, text }) => (colour === "space" ? text : html("span", { class: CLASSES[colour] }, text)));
  return html("div", { class: on ? "ln on" : "ln", "data-line": String(number) },
    html("span", { class: "no" }, String(number + 1)),
    html("code", {}, ...parts));
}
