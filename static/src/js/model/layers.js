/** The first half of the layout: which column each step stands in, and in which order. */

/** @typedef {{from: string, to: string, fromY: number, toY: number}} Edge heights of its ports on the boxes */
/** @typedef {{id: string, height: number, virtual: boolean}} Cell a step, or a bend of a wire that spans columns */
/** @typedef {{cells: Map<string, Cell>, columns: string[][], edges: Edge[]}} Layered every edge spans one column */

const SWEEPS = 12;
const MOST_BENDS = 20000;

/**
 * @param {readonly {id: string, height: number}[]} boxes in document order @param {readonly Edge[]} edges
 * @returns {Layered}
 */
export function layered(boxes, edges) {
  const ranks = ranksOf(boxes, edges);
  const cells = new Map(boxes.map(({ id, height }) => [id, { id, height, virtual: false }]));
  const found = { cells, columns: columnsOf(ranks), edges: /** @type {Edge[]} */ ([]) };
  for (const edge of edges) bend(found, edge, ranks);
  untangle(found);
  return found;
}

/**
 * Longest paths from the left, then sources pulled right.
 * @param {readonly {id: string}[]} boxes @param {readonly Edge[]} edges @returns {Map<string, number>}
 */
function ranksOf(boxes, edges) {
  const after = neighbours(edges, "from", "to");
  const ranks = longestPaths(boxes, edges, after);
  const targets = new Set(edges.map(({ to }) => to));
  for (const { id } of boxes) {
    const next = after.get(id);
    if (next !== undefined && !targets.has(id)) ranks.set(id, Math.min(...next.map((each) => ranks.get(each) ?? 1)) - 1);
  }
  return ranks;
}

/** @param {readonly Edge[]} edges @param {"from"|"to"} one @param {"from"|"to"} other @returns {Map<string, string[]>} */
function neighbours(edges, one, other) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const edge of edges) {
    const list = found.get(edge[one]);
    if (list === undefined) found.set(edge[one], [edge[other]]);
    else list.push(edge[other]);
  }
  return found;
}

/** @param {readonly {id: string}[]} boxes @param {readonly Edge[]} edges @param {Map<string, string[]>} after */
function longestPaths(boxes, edges, after) {
  const ranks = new Map(boxes.map(({ id }) => [id, 0]));
  const held = new Map(boxes.map(({ id }) => [id, 0]));
  for (const { to } of edges) held.set(to, (held.get(to) ?? 0) + 1);
  const ready = boxes.filter(({ id }) => held.get(id) === 0).map(({ id }) => id);
  for (const id of ready) {
    for (const next of after.get(id) ?? []) {
      ranks.set(next, Math.max(ranks.get(next) ?? 0, (ranks.get(id) ?? 0) + 1));
      held.set(next, (held.get(next) ?? 0) - 1);
      if (held.get(next) === 0) ready.push(next);
    }
  }
  return ranks;
}

/** @param {Map<string, number>} ranks @returns {string[][]} */
function columnsOf(ranks) {
  /** @type {string[][]} */
  const columns = [];
  for (const [id, rank] of ranks) (columns[rank] ??= []).push(id);
  return columns;
}

/** @param {Layered} found @param {Edge} edge @param {Map<string, number>} ranks a long edge gets a bend in each column it passes */
function bend({ cells, columns, edges }, { from, to, fromY, toY }, ranks) {
  const [start, end] = [ranks.get(from) ?? 0, ranks.get(to) ?? 0];
  let last = { id: from, y: fromY };
  for (let rank = start + 1; rank < end && cells.size < MOST_BENDS; rank += 1) {
    const id = `${from} ${to} ${rank}`;
    if (!cells.has(id)) columns[rank]?.push(id);
    cells.set(id, { id, height: 0, virtual: true });
    edges.push({ from: last.id, to: id, fromY: last.y, toY: 0 });
    last = { id, y: 0 };
  }
  edges.push({ from: last.id, to, fromY: last.y, toY });
}

/** @param {Layered} found orders each column by the medians of its neighbours, keeping the best order seen */
function untangle(found) {
  const before = neighbours(found.edges, "to", "from");
  const after = neighbours(found.edges, "from", "to");
  let best = { crossings: crossings(found.columns, after), columns: found.columns };
  let columns = found.columns;
  for (let sweep = 0; sweep < SWEEPS && best.crossings > 0; sweep += 1) {
    columns = sweep % 2 === 0 ? swept(columns, before) : swept(columns.toReversed(), after).toReversed();
    const count = crossings(columns, after);
    if (count < best.crossings) best = { crossings: count, columns };
  }
  found.columns = best.columns;
}

/** @param {string[][]} columns @param {Map<string, string[]>} fixed neighbours in the column just passed */
function swept(columns, fixed) {
  /** @type {string[][]} */
  const done = [];
  for (const column of columns) {
    const places = new Map((done.at(-1) ?? []).map((id, index) => [id, index]));
    done.push(byMedian(column, fixed, places));
  }
  return done;
}

/** @param {string[]} column @param {Map<string, string[]>} fixed @param {Map<string, number>} places */
function byMedian(column, fixed, places) {
  const keys = new Map(column.map((id, index) => {
    const at = (fixed.get(id) ?? []).flatMap((each) => places.get(each) ?? []);
    return [id, at.length === 0 ? index : median(at)];
  }));
  return column.toSorted((left, right) => (keys.get(left) ?? 0) - (keys.get(right) ?? 0));
}

/** @param {number[]} values not empty @returns {number} */
export function median(values) {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

/** @param {string[][]} columns @param {Map<string, string[]>} after @returns {number} how often two wires cross */
export function crossings(columns, after) {
  return columns.reduce((sum, column, index) => sum + crossingsBetween(column, columns[index + 1] ?? [], after), 0);
}

/** @param {string[]} left @param {string[]} right @param {Map<string, string[]>} after */
function crossingsBetween(left, right, after) {
  const places = new Map(right.map((id, index) => [id, index]));
  const ends = left.flatMap((id) => (after.get(id) ?? []).flatMap((each) => places.get(each) ?? []).sort((a, b) => a - b));
  return inversions(ends, right.length);
}

/** @param {number[]} ends @param {number} size counted with a tree of sums: n log n */
function inversions(ends, size) {
  const sums = new Int32Array(size + 1);
  let found = 0;
  ends.forEach((end, passed) => {
    found += passed;
    for (let at = end + 1; at > 0; at -= at & -at) found -= /** @type {number} */ (sums[at]);
    for (let at = end + 1; at <= size; at += at & -at) sums[at] = /** @type {number} */ (sums[at]) + 1;
  });
  return found;
}
