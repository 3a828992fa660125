/** The rows of a table that are in view, as elements: a table of a thousand rows has a few dozen. */

import { html } from "../canvas/markup.js";

/** The height of a row until there is one to measure. */
const ROW = 34;
const AROUND = 12;
/** So many are simply all there. */
const FEW = 60;

/** @template {{entity: {id: string}}} R */
export class RowWindow {
  /**
   * @param {HTMLElement} panel that scrolls @param {HTMLTableSectionElement} body
   * @param {(row: R, index: number) => string} signatureOf @param {(row: R, index: number) => HTMLTableRowElement} viewOf
   */
  constructor(panel, body, signatureOf, viewOf) {
    this.panel = panel;
    this.body = body;
    this.signatureOf = signatureOf;
    this.viewOf = viewOf;
    /** @type {readonly R[]} */
    this.rows = [];
    /** @type {Map<string, {view: HTMLTableRowElement, text: string}>} */
    this.shown = new Map();
    /** @type {string | null} id of the row somebody types in: it stays as it is */
    this.held = null;
    this.above = spacer();
    this.below = spacer();
    body.append(this.above, this.below);
    panel.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(panel);
  }

  /** @param {readonly R[]} rows */
  show(rows) {
    this.rows = rows;
    this.draw();
  }

  /** @returns {number} of one row: on a phone they are higher */
  get height() {
    const [one] = this.shown.values();
    return one?.view.offsetHeight || ROW;
  }

  /** @returns {[number, number]} first and behind the last row in view */
  range() {
    const { length } = this.rows;
    if (length <= FEW) return [0, length];
    const { height } = this;
    const first = Math.max(0, Math.floor(this.panel.scrollTop / height) - AROUND);
    return [first, Math.min(length, first + Math.ceil(this.panel.clientHeight / height) + 2 * AROUND)];
  }

  draw() {
    const [first, last] = this.range();
    const views = this.rows.slice(first, last).map((row, index) => this.view(row, first + index));
    const kept = new Set(this.rows.slice(first, last).map(({ entity }) => entity.id));
    for (const [id, { view }] of this.shown) {
      if (kept.has(id)) continue;
      view.remove();
      this.shown.delete(id);
    }
    lineUp(this.above, views, this.below);
    setHeight(this.above, first * this.height);
    setHeight(this.below, (this.rows.length - last) * this.height);
  }

  /** @param {R} row @param {number} index */
  view(row, index) {
    const { id } = row.entity;
    const known = this.shown.get(id);
    const text = this.signatureOf(row, index);
    if (known !== undefined && (known.text === text || this.held === id)) return known.view;
    const view = this.viewOf(row, index);
    known?.view.replaceWith(view);
    this.shown.set(id, { view, text });
    return view;
  }

  /** @param {string} id scrolls its row into view @returns {HTMLTableRowElement | null} */
  reach(id) {
    const index = this.rows.findIndex(({ entity }) => entity.id === id);
    if (index < 0) return null;
    const { panel, height } = this;
    const [top, bottom] = [index * height, (index + 2) * height];
    if (top < panel.scrollTop) panel.scrollTop = top;
    else if (bottom > panel.scrollTop + panel.clientHeight) panel.scrollTop = bottom - panel.clientHeight;
    this.draw();
    return this.shown.get(id)?.view ?? null;
  }
}

/** Brings the views into their order with as few moves as can be: a moved field would lose the focus. @param {Element} above @param {readonly Element[]} views @param {Element} below */
function lineUp(above, views, below) {
  let next = above.nextElementSibling;
  for (const view of views) {
    if (view === next) next = next.nextElementSibling;
    else below.parentElement?.insertBefore(view, next);
  }
}

function spacer() {
  return html("tr", { "aria-hidden": "true", class: "spacer" }, html("td", { colspan: "9" }));
}

/** @param {HTMLElement} row @param {number} height */
function setHeight(row, height) {
  row.hidden = height === 0;
  row.style.height = `${height}px`;
}
