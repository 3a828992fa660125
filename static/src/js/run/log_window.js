/**
 * The part of a log that is in view. Rows are of one height and only those in view have elements,
 * so a hundred thousand lines cost no more than a screen of them; wrapped, the last thousand rows.
 */

import { html } from "../canvas/markup.js";

export const ROW = 19;
const SPARE = 20;
const WRAPPED = 1000;
const NEAR = 4;

export class LogWindow {
  /** @param {HTMLElement} scroller @param {(index: number) => HTMLElement} viewOf */
  constructor(scroller, viewOf) {
    this.scroller = scroller;
    this.viewOf = viewOf;
    this.count = 0;
    this.wraps = false;
    this.frame = 0;
    this.end = { at: 0, of: "" };
    this.sheet = html("div", { class: "sheet" });
    scroller.append(this.sheet);
    scroller.addEventListener("scroll", () => this.drawSoon(), { passive: true });
    new ResizeObserver(() => this.drawSoon()).observe(scroller);
  }

  /** @param {number} count of rows */
  resize(count) {
    this.count = count;
    this.drawSoon();
  }

  drawSoon() {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw());
  }

  draw() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.scroller.classList.toggle("wraps", this.wraps);
    const [from, to] = this.wraps ? [Math.max(0, this.count - WRAPPED), this.count] : this.seen();
    this.sheet.style.height = this.wraps ? "" : `${this.count * ROW}px`;
    this.sheet.style.paddingTop = this.wraps ? "" : `${from * ROW}px`;
    this.sheet.replaceChildren(...Array.from({ length: Math.max(0, to - from) }, (_, index) => this.viewOf(from + index)));
  }

  /** @returns {[number, number]} the rows in view and a few around them */
  seen() {
    const first = Math.floor(this.scroller.scrollTop / ROW) - SPARE;
    const last = Math.ceil((this.scroller.scrollTop + this.scroller.clientHeight) / ROW) + SPARE;
    return [Math.max(0, first), Math.min(this.count, last)];
  }

  /** @returns {boolean} whether somebody has scrolled up since `toEnd`; a window of another size has not */
  get leftEnd() {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    return this.end.of === `${clientHeight} ${scrollHeight}` && scrollTop < this.end.at - NEAR;
  }

  toEnd() {
    this.draw();
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.draw();
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    this.end = { at: scrollTop, of: `${clientHeight} ${scrollHeight}` };
  }

  /** @param {number} index brings a row into the middle */
  reveal(index) {
    if (this.wraps) return this.sheet.children[index - Math.max(0, this.count - WRAPPED)]?.scrollIntoView({ block: "center" });
    this.scroller.scrollTop = index * ROW - this.scroller.clientHeight / 2;
    this.draw();
  }
}
