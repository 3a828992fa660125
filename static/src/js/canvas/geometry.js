/**
 * The shape of a card, computed from its facts: the page is never measured, so a card that is not
 * mounted has ports too. `static/src/css/editor/card.css` draws the same numbers.
 */

/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {{x: number, y: number, side: "in" | "out"}} Port relative to the top left of its card */
/** @typedef {{width: number, height: number, ports: Map<string, Port>}} Box */
/** @typedef {{x: number, y: number}} Point */
/** @typedef {Point[]} Curve cubic Bézier pieces end to end: the start, then three points a piece */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Rect */

export const WIDTH = 220;
const BORDER = 1;
export const HEADER = 46;
const ROW = 24;
const ROWS_FRAME = 11;
const ROWS_TOP = 6;
const TEST = 39;
const FOOTER = 32;
const ERROR = 28;
/** How far outside its port a wire starts. */
export const PORT_OUT = 6;
const SNAP = 10;
const PARTS = 24;
/** How far a wire may run beside its shortest drawing. */
export const DETOUR = 400;

/** Ports that set the order, on the line of the header. */
export const BEFORE = "before";
export const AFTER = "after";

/** @param {Facts} facts @param {boolean} withError @returns {Box} */
export function boxOf(facts, withError) {
  /** @type {Map<string, Port>} */
  const ports = new Map();
  let y = BORDER + HEADER;
  addPort(ports, BEFORE, "in", BORDER + HEADER / 2);
  addPort(ports, AFTER, "out", BORDER + HEADER / 2);
  y += facts.tests.length * TEST;
  const rows = rowPorts(facts);
  rows.forEach(({ port, side }, index) => addPort(ports, port, side, y + ROWS_TOP + (index + 0.5) * ROW));
  if (rows.length > 0) y += ROWS_FRAME + rows.length * ROW;
  y += (facts.footer ? FOOTER : 0) + (withError ? ERROR : 0) + BORDER;
  return { width: WIDTH, height: y, ports };
}

/** @param {Facts} facts @returns {{port: string, side: "in" | "out"}[]} the rows of a card from top to bottom */
function rowPorts(facts) {
  /** @type {{port: string, side: "in" | "out"}[]} */
  const branches = facts.branches ? [{ port: "then", side: "out" }, { port: "else", side: "out" }] : [];
  return [...facts.rows, ...branches];
}

/** @param {Map<string, Port>} ports @param {string} name @param {"in" | "out"} side @param {number} y */
function addPort(ports, name, side, y) {
  ports.set(name, { side, y, x: side === "in" ? 0 : WIDTH });
}

/** @param {Point} start @param {Point} end @returns {Curve} one piece that leaves and arrives level */
export function curve(start, end) {
  const [from, to] = [{ x: start.x + PORT_OUT, y: start.y }, { x: end.x - PORT_OUT, y: end.y }];
  const distance = to.x - from.x;
  const bow = distance >= 0 ? Math.max(distance / 2, 24) : Math.min(24 - distance / 2, 220);
  return [from, { x: from.x + bow, y: from.y }, { x: to.x - bow, y: to.y }, to];
}

/** @param {Curve} points @returns {string} as the path of an SVG */
export function pathOf([start, ...points]) {
  return `M${start?.x} ${start?.y}C${points.map(({ x, y }) => `${x} ${y}`).join(" ")}`;
}

/** @param {Curve} points @param {number} t 0 at the start of the piece, 1 at its end @param {number} [from] where the piece starts @returns {Point} */
export function pointOn(points, t, from = 0) {
  const [a, b, c, d] = /** @type {[Point, Point, Point, Point]} */ (points.slice(from, from + 4));
  const [u, uu, tt] = [1 - t, (1 - t) * (1 - t), t * t];
  return {
    x: uu * u * a.x + 3 * uu * t * b.x + 3 * u * tt * c.x + tt * t * d.x,
    y: uu * u * a.y + 3 * uu * t * b.y + 3 * u * tt * c.y + tt * t * d.y,
  };
}

/** @param {Curve} points @param {number} [t] @returns {Point} the middle of its middle piece, or another point of that */
export function middleOf(points, t = 0.5) {
  const pieces = (points.length - 1) / 3;
  return pointOn(points, t, 3 * Math.floor(pieces / 2));
}

/** @param {Curve} points @param {Point} point @returns {number} about how far it is from the curve */
export function distanceTo(points, point) {
  let nearest = Infinity;
  for (let from = 0; from + 3 < points.length; from += 3) {
    for (let part = 0; part < PARTS; part += 1) {
      const [one, other] = [pointOn(points, part / PARTS, from), pointOn(points, (part + 1) / PARTS, from)];
      nearest = Math.min(nearest, toSegment(one, other, point));
    }
  }
  return nearest;
}

/** @param {Point} a @param {Point} b @param {Point} point */
function toSegment(a, b, point) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy || 1;
  const t = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length));
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}

/** @param {readonly Point[]} points @returns {Rect} the least upright rectangle around them */
export function around(points) {
  return {
    left: Math.min(...points.map(({ x }) => x)),
    top: Math.min(...points.map(({ y }) => y)),
    right: Math.max(...points.map(({ x }) => x)),
    bottom: Math.max(...points.map(({ y }) => y)),
  };
}

/** @param {Rect} one @param {Rect} other */
export function overlap(one, other) {
  return one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom;
}

/** @param {Point} at @returns {Point} on the grid that steps snap to */
export function snapped({ x, y }) {
  return { x: Math.round(x / SNAP) * SNAP, y: Math.round(y / SNAP) * SNAP };
}

/** @param {Rect} rect @param {number} by on every side @returns {Rect} */
export function grown({ left, top, right, bottom }, by) {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}
