/** Aligning and distributing boxes, and the guides that a moving box snaps to. */

/** @typedef {import("./draft.js").Position} Position */
/** @typedef {{id: string, x: number, y: number, width: number, height: number}} Box */
/** @typedef {"left" | "centre" | "right" | "top" | "middle" | "bottom"} Side */
/** @typedef {"horizontally" | "vertically"} Axis */
/** @typedef {{axis: "x" | "y", at: number, from: number, to: number}} Guide a line at `at`, drawn between two ends across */

const GRID = 10;

/** @param {readonly Box[]} boxes at least one @param {Side} side @returns {Map<string, Position>} */
export function aligned(boxes, side) {
  const [left, right] = [Math.min(...boxes.map(({ x }) => x)), Math.max(...boxes.map(({ x, width }) => x + width))];
  const [top, bottom] = [Math.min(...boxes.map(({ y }) => y)), Math.max(...boxes.map(({ y, height }) => y + height))];
  /** @type {Record<Side, (box: Box) => Position>} */
  const places = {
    left: ({ y }) => ({ x: left, y }),
    centre: ({ y, width }) => ({ x: (left + right - width) / 2, y }),
    right: ({ y, width }) => ({ x: right - width, y }),
    top: ({ x }) => ({ x, y: top }),
    middle: ({ x, height }) => ({ x, y: (top + bottom - height) / 2 }),
    bottom: ({ x, height }) => ({ x, y: bottom - height }),
  };
  return new Map(boxes.map((box) => [box.id, rounded(places[side](box))]));
}

/** @param {Position} at @returns {Position} */
function rounded({ x, y }) {
  return { x: Math.round(x), y: Math.round(y) };
}

/** Makes the gaps between boxes equal; the outermost stay. @param {readonly Box[]} boxes at least three @param {Axis} axis @returns {Map<string, Position>} */
export function distributed(boxes, axis) {
  const [at, size] = axis === "horizontally" ? /** @type {const} */ (["x", "width"]) : /** @type {const} */ (["y", "height"]);
  const sorted = boxes.toSorted((one, other) => one[at] - other[at]);
  const [first, last] = [/** @type {Box} */ (sorted[0]), /** @type {Box} */ (sorted.at(-1))];
  const filled = sorted.reduce((sum, box) => sum + box[size], 0);
  const gap = (last[at] + last[size] - first[at] - filled) / (sorted.length - 1);
  let next = first[at];
  return new Map(sorted.map((box) => {
    const place = { x: box.x, y: box.y, [at]: next };
    next += box[size] + gap;
    return [box.id, rounded(place)];
  }));
}

/**
 * Where a moving box snaps: to an edge or centre of another that is near, else to the grid.
 * @param {Box} moving where the hand has it @param {readonly Box[]} others @param {number} reach
 * @returns {{x: number, y: number, guides: Guide[]}}
 */
export function snappedTo(moving, others, reach) {
  const across = nearestLine(moving, others, "x", "width", reach);
  const down = nearestLine(moving, others, "y", "height", reach);
  const x = across === null ? Math.round(moving.x / GRID) * GRID : moving.x + across.shift;
  const y = down === null ? Math.round(moving.y / GRID) * GRID : moving.y + down.shift;
  const placed = { ...moving, x, y };
  return { x, y, guides: [...guideOf(across, placed, "x"), ...guideOf(down, placed, "y")] };
}

/** @typedef {{shift: number, at: number, box: Box}} Snap */
/**
 * @param {Box} moving @param {readonly Box[]} others @param {"x" | "y"} axis @param {"width" | "height"} size
 * @param {number} reach @returns {Snap | null} like meets like first: an edge its own side, a centre a centre
 */
function nearestLine(moving, others, axis, size, reach) {
  /** @type {Snap | null} */
  let best = null;
  for (const box of others) {
    for (const part of [0, 0.5, 1]) {
      const at = box[axis] + part * box[size];
      const shift = at - (moving[axis] + part * moving[size]);
      if (Math.abs(shift) <= Math.min(reach, best === null ? reach : Math.abs(best.shift) - 1e-6)) best = { shift, at, box };
    }
  }
  return best;
}

/** @param {Snap | null} snap @param {Box} moving @param {"x" | "y"} axis @returns {Guide[]} */
function guideOf(snap, moving, axis) {
  if (snap === null) return [];
  const [along, size] = axis === "x" ? /** @type {const} */ (["y", "height"]) : /** @type {const} */ (["x", "width"]);
  const from = Math.min(snap.box[along], moving[along]);
  const to = Math.max(snap.box[along] + snap.box[size], moving[along] + moving[size]);
  return [{ axis, at: snap.at, from, to }];
}
