/**
 * Auto layout: columns from left to right in the order of the steps, wires as straight as they go.
 *
 * Parts that no wire joins are laid out one by one and then set beside and below each other.
 */

import { layered, median } from "./layers.js";

/** @typedef {import("./layers.js").Edge} Edge */
/** @typedef {import("./layers.js").Layered} Layered */
/** @typedef {import("./draft.js").Position} Position */
/** @typedef {{id: string, width: number, height: number}} Box */
/** @typedef {{places: Map<string, Position>, width: number, height: number}} Part */

export const COLUMN_GAP = 80;
export const ROW_GAP = 24;
const GRID = 10;
const PART_GAP = 60;
const ROUNDS = 8;
const SHAPE = 1.6;

/**
 * A place for every box, the top left one at 0, 0.
 * @param {readonly Box[]} boxes in document order @param {readonly Edge[]} edges without a cycle
 * @returns {Map<string, Position>} in canvas pixels, on the grid
 */
export function layout(boxes, edges) {
  const parts = partsOf(boxes, edges).map((part) => drawn(part.boxes, part.edges));
  return shelved(parts);
}

/** @param {readonly Box[]} boxes @param {readonly Edge[]} edges @returns {{boxes: Box[], edges: Edge[]}[]} what wires join */
function partsOf(boxes, edges) {
  const heads = new Map(boxes.map(({ id }) => [id, id]));
  for (const { from, to } of edges) heads.set(headOf(heads, from), headOf(heads, to));
  /** @type {Map<string, {boxes: Box[], edges: Edge[]}>} */
  const parts = new Map();
  for (const box of boxes) partAt(parts, headOf(heads, box.id)).boxes.push(box);
  for (const edge of edges) partAt(parts, headOf(heads, edge.from)).edges.push(edge);
  return [...parts.values()];
}

/** @param {Map<string, string>} heads @param {string} id */
function headOf(heads, id) {
  let at = id;
  for (let next = heads.get(at); next !== undefined && next !== at; next = heads.get(at)) {
    heads.set(at, heads.get(next) ?? next);
    at = next;
  }
  return at;
}

/** @param {Map<string, {boxes: Box[], edges: Edge[]}>} parts @param {string} head */
function partAt(parts, head) {
  const found = parts.get(head) ?? { boxes: [], edges: [] };
  parts.set(head, found);
  return found;
}

/** @param {Box[]} boxes @param {Edge[]} edges @returns {Part} */
function drawn(boxes, edges) {
  const net = layered(boxes, edges);
  const widths = new Map(boxes.map(({ id, width }) => [id, width]));
  const tops = straightened(net);
  /** @type {Part} */
  const part = { places: new Map(), width: -COLUMN_GAP, height: 0 };
  const highest = Math.min(...boxes.map(({ id }) => tops.get(id) ?? 0));
  for (const column of net.columns) {
    const x = part.width + COLUMN_GAP;
    for (const id of column) {
      const width = widths.get(id);
      if (width === undefined) continue;
      const y = onGrid((tops.get(id) ?? 0) - highest);
      part.places.set(id, { x, y });
      part.width = Math.max(part.width, x + width);
      part.height = Math.max(part.height, y + (net.cells.get(id)?.height ?? 0));
    }
  }
  return part;
}

/** @param {number} value */
function onGrid(value) {
  return Math.round(value / GRID) * GRID;
}

/** @param {number} height @returns {number} what a box takes of its column, so that the grid leaves the gap */
function room(height) {
  return Math.ceil((height + ROW_GAP) / GRID) * GRID;
}

/** @param {Layered} net @returns {Map<string, number>} the top of every cell */
function straightened(net) {
  const tops = stacked(net);
  const before = pulls(net.edges, "to");
  const after = pulls(net.edges, "from");
  for (let round = 0; round < ROUNDS; round += 1) {
    const [columns, towards] = round % 2 === 0 ? [net.columns, before] : [net.columns.toReversed(), after];
    for (const column of columns) settle(net, column, tops, towards);
  }
  return tops;
}

/** @param {Layered} net @returns {Map<string, number>} each column packed from the top */
function stacked({ columns, cells }) {
  /** @type {Map<string, number>} */
  const tops = new Map();
  for (const column of columns) {
    let top = 0;
    for (const id of column) {
      tops.set(id, top);
      top += room(cells.get(id)?.height ?? 0);
    }
  }
  return tops;
}

/**
 * Where each cell's wires want its top.
 * @param {readonly Edge[]} edges @param {"from"|"to"} end @returns {Map<string, {id: string, shift: number}[]>}
 */
function pulls(edges, end) {
  /** @type {Map<string, {id: string, shift: number}[]>} */
  const found = new Map();
  for (const edge of edges) {
    const other = end === "to" ? edge.from : edge.to;
    const shift = end === "to" ? edge.fromY - edge.toY : edge.toY - edge.fromY;
    const list = found.get(edge[end]) ?? [];
    list.push({ id: other, shift });
    found.set(edge[end], list);
  }
  return found;
}

/**
 * Moves a column as near to what its wires want as its order and the gaps allow: neighbours that
 * would overlap merge into blocks that stand at the mean of their wishes (least squares).
 * @param {Layered} net @param {string[]} column @param {Map<string, number>} tops
 * @param {Map<string, {id: string, shift: number}[]>} towards
 */
function settle({ cells }, column, tops, towards) {
  /** @type {{sum: number, weight: number, members: {id: string, offset: number}[], height: number}[]} */
  const blocks = [];
  for (const id of column) {
    const cell = cells.get(id);
    const wishes = (towards.get(id) ?? []).map((pull) => (tops.get(pull.id) ?? 0) + pull.shift);
    const weight = wishes.length === 0 ? 0.01 : cell?.virtual ? 4 : 1;
    const wish = wishes.length === 0 ? (tops.get(id) ?? 0) : median(wishes);
    let block = { sum: wish * weight, weight, members: [{ id, offset: 0 }], height: room(cell?.height ?? 0) };
    for (let above = blocks.at(-1); above && above.sum / above.weight + above.height > block.sum / block.weight; above = blocks.at(-1)) {
      block = merged(/** @type {typeof block} */ (blocks.pop()), block);
    }
    blocks.push(block);
  }
  for (const { sum, weight, members } of blocks) for (const { id, offset } of members) tops.set(id, sum / weight + offset);
}

/**
 * @template {{sum: number, weight: number, members: {id: string, offset: number}[], height: number}} Block
 * @param {Block} above @param {Block} below
 */
function merged(above, below) {
  const moved = below.members.map(({ id, offset }) => ({ id, offset: offset + above.height }));
  return {
    sum: above.sum + below.sum - below.weight * above.height,
    weight: above.weight + below.weight,
    members: [...above.members, ...moved],
    height: above.height + below.height,
  };
}

/** @param {Part[]} parts @returns {Map<string, Position>} the parts in rows of about the shape of a screen */
function shelved(parts) {
  const area = parts.reduce((sum, { width, height }) => sum + (width + PART_GAP) * (height + PART_GAP), 0);
  const widest = Math.max(Math.sqrt(area * SHAPE), ...parts.map(({ width }) => width));
  /** @type {Map<string, Position>} */
  const places = new Map();
  let [x, y, tallest] = [0, 0, 0];
  for (const part of parts.toSorted((left, right) => right.width - left.width)) {
    if (x > 0 && x + part.width > widest) [x, y, tallest] = [0, y + tallest + PART_GAP, 0];
    for (const [id, at] of part.places) places.set(id, { x: x + at.x, y: y + at.y });
    [x, tallest] = [onGrid(x + part.width + PART_GAP), Math.max(tallest, part.height)];
  }
  return places;
}
