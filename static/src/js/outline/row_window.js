/** A list of any length of which only the rows in sight, and the one that Tab reaches, are in the page. */

import { html } from "../canvas/markup.js";

/** @typedef {import("../model/outline_rows.js").Row} Row */
/** @typedef {{view: HTMLElement, text: string}} Shown */

const SPARE = 3;
const ROW_HEIGHT = 26;

export class RowWindow {
  /**
   * @param {HTMLElement} element what scrolls
   * @param {(row: Row) => string} textOf all that a row says: it is built anew when that changes
   * @param {(row: Row) => HTMLElement} build
   */
  constructor(element, textOf, build) {
    this.element = element;
    this.textOf = textOf;
    this.build = build;
    this.sizer = html("div", { class: "sizer", role: "none" });
    element.append(this.sizer);
    /** @type {Row[]} */
    this.rows = [];
    /** @type {Map<string, number>} index by id */
    this.places = new Map();
    /** @type {Map<string, Shown>} */
    this.shown = new Map();
    this.current = "";
    /** The row that is being edited: it is not built anew. */
    this.held = "";
    this.height = ROW_HEIGHT;
    element.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.measure()).observe(element);
  }

  /** @param {Row[]} rows where the current one has gone, the one in its place takes over */
  show(rows) {
    const was = this.places.get(this.current) ?? 0;
    this.rows = rows;
    this.places = new Map(rows.map(({ id }, index) => [id, index]));
    if (!this.places.has(this.current)) this.current = rows[Math.min(was, rows.length - 1)]?.id ?? "";
    this.measure();
  }

  /** How high a row is, the style sheet decides. */
  measure() {
    this.height = parseFloat(getComputedStyle(this.element).getPropertyValue("--row")) || ROW_HEIGHT;
    this.sizer.style.height = `${this.rows.length * this.height}px`;
    this.draw();
  }

  /** @returns {Row[]} rows in sight, in order, with the current one wherever it is */
  wanted() {
    const first = Math.floor(this.element.scrollTop / this.height) - SPARE;
    const last = first + Math.ceil(this.element.clientHeight / this.height) + 2 * SPARE;
    const inSight = this.rows.slice(Math.max(first, 0), Math.max(last, 0));
    const at = this.places.get(this.current) ?? -1;
    const current = at < first || at >= last ? this.rows[at] : undefined;
    if (current === undefined) return inSight;
    return at < first ? [current, ...inSight] : [...inSight, current];
  }

  draw() {
    const wanted = this.wanted();
    const ids = new Set(wanted.map(({ id }) => id));
    const focused = this.sizer.contains(document.activeElement);
    for (const id of [...this.shown.keys()]) if (!ids.has(id)) this.drop(id);
    const views = wanted.map((row) => this.viewOf(row));
    let next = this.sizer.firstElementChild;
    for (const view of views) {
      if (view !== next) this.sizer.insertBefore(view, next);
      next = view.nextElementSibling;
    }
    if (focused && !this.sizer.contains(document.activeElement)) this.viewAt(this.current)?.focus({ preventScroll: true });
  }

  /** @param {Row} row @returns {HTMLElement} as it is, or built anew where it says something else */
  viewOf(row) {
    const known = this.shown.get(row.id);
    const text = known !== undefined && row.id === this.held ? known.text : this.textOf(row);
    const view = known?.text === text ? known.view : this.build(row);
    if (known !== undefined && known.view !== view) known.view.replaceWith(view);
    this.shown.set(row.id, { view, text });
    view.style.top = `${(this.places.get(row.id) ?? 0) * this.height}px`;
    view.tabIndex = row.id === this.current ? 0 : -1;
    return view;
  }

  /** @param {string} id */
  drop(id) {
    this.shown.get(id)?.view.remove();
    this.shown.delete(id);
  }

  /** @param {string} id @returns {HTMLElement | undefined} */
  viewAt(id) {
    return this.shown.get(id)?.view;
  }

  /** @returns {Row | undefined} the one that Tab reaches */
  get here() {
    return this.rows[this.places.get(this.current) ?? -1];
  }

  /** How many rows fit. */
  get page() {
    return Math.max(Math.floor(this.element.clientHeight / this.height) - 1, 1);
  }

  /** Makes a row the one that Tab reaches, and brings it into sight. @param {string} id */
  go(id) {
    const at = this.places.get(id);
    if (at === undefined) return;
    this.current = id;
    const top = at * this.height;
    const lowest = top + this.height - this.element.clientHeight;
    this.element.scrollTop = Math.min(Math.max(this.element.scrollTop, lowest), top);
    this.draw();
  }
}
