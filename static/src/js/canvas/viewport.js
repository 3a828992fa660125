/** The viewport: which part of the canvas is seen, and how large. Screen = world × zoom + offset. */

/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./geometry.js").Rect} Rect */
/** @typedef {{right?: number, bottom?: number}} Aside screen pixels at the edges that are not to be used */

export const LEAST_ZOOM = 0.01;
export const MOST_ZOOM = 2;
/** Below this zoom the canvas is drawn, not built of elements. */
export const FAR = 0.28;
const FIT_MARGIN = 32;
const FIT_MOST = 1;

export class Viewport {
  constructor() {
    this.x = 0;
    this.y = 0;
    this.zoom = 1;
    this.width = 0;
    this.height = 0;
  }

  get far() {
    return this.zoom < FAR;
  }

  /** @param {number} width @param {number} height */
  resize(width, height) {
    Object.assign(this, { width, height });
  }

  /** @param {Point} at on the screen @returns {Point} on the canvas */
  toWorld({ x, y }) {
    return { x: (x - this.x) / this.zoom, y: (y - this.y) / this.zoom };
  }

  /** @param {Point} at on the canvas @returns {Point} on the screen */
  toScreen({ x, y }) {
    return { x: x * this.zoom + this.x, y: y * this.zoom + this.y };
  }

  /** @param {number} margin in screen pixels @returns {Rect} what is seen of the canvas, and a margin around it */
  seen(margin = 0) {
    const start = this.toWorld({ x: -margin, y: -margin });
    const end = this.toWorld({ x: this.width + margin, y: this.height + margin });
    return { left: start.x, top: start.y, right: end.x, bottom: end.y };
  }

  /** @param {number} dx @param {number} dy in screen pixels */
  pan(dx, dy) {
    this.x += dx;
    this.y += dy;
  }

  /** @param {number} zoom @param {Point} [at] the screen point that stays where it is, else the middle */
  zoomTo(zoom, at = { x: this.width / 2, y: this.height / 2 }) {
    const kept = this.toWorld(at);
    this.zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
    this.x = at.x - kept.x * this.zoom;
    this.y = at.y - kept.y * this.zoom;
  }

  /** @param {Rect} rect of the screen @returns {Rect} the same of the canvas */
  worldRect({ left, top, right, bottom }) {
    const [start, end] = [this.toWorld({ x: left, y: top }), this.toWorld({ x: right, y: bottom })];
    return { left: start.x, top: start.y, right: end.x, bottom: end.y };
  }

  /** @param {Rect} rect @param {Aside} [aside] @returns {number} the zoom that shows the whole rectangle, at most its own size */
  fitZoom({ left, top, right, bottom }, { right: beside = 0, bottom: below = 0 } = {}) {
    const across = (this.width - beside - 2 * FIT_MARGIN) / Math.max(right - left, 1);
    const down = (this.height - below - 2 * FIT_MARGIN) / Math.max(bottom - top, 1);
    return Math.min(FIT_MOST, Math.max(LEAST_ZOOM, Math.min(across, down)));
  }

  /** Shows the whole rectangle in the middle of what is left. @param {Rect} rect @param {Aside} [aside] @returns {number} the zoom */
  fit(rect, aside = {}) {
    this.zoom = this.fitZoom(rect, aside);
    this.x = (this.width - (aside.right ?? 0) - (rect.left + rect.right) * this.zoom) / 2;
    this.y = (this.height - (aside.bottom ?? 0) - (rect.top + rect.bottom) * this.zoom) / 2;
    return this.zoom;
  }

  /** Pans no further than needed to show the rectangle. @param {Rect} rect @returns {boolean} whether it moved */
  reveal({ left, top, right, bottom }) {
    const start = this.toScreen({ x: left, y: top });
    const end = this.toScreen({ x: right, y: bottom });
    const dx = shiftInto(start.x, end.x, this.width);
    const dy = shiftInto(start.y, end.y, this.height);
    this.pan(dx, dy);
    return dx !== 0 || dy !== 0;
  }
}

/** @param {number} start @param {number} end @param {number} size @returns {number} how far to shift a stretch into view */
function shiftInto(start, end, size) {
  const margin = 24;
  if (start < margin) return margin - start;
  return end > size - margin ? Math.max(size - margin - end, margin - start) : 0;
}
