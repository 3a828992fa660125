/** Auto layout that keeps groups together: each is laid out by itself, then set among the others as one box. */

import { layout } from "./layout.js";

/** @typedef {import("./draft.js").Position} Position */
/** @typedef {import("./layers.js").Edge} Edge */
/** @typedef {import("./layout.js").Box} Box */
/** @typedef {{id: string, members: string[], width: number | null, height: number | null}} Frame `members`: steps and inner groups; a size: it is collapsed */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Inset room between a frame and what it holds */

/**
 * @param {readonly Box[]} boxes of steps, in document order @param {readonly Edge[]} edges
 * @param {readonly Frame[]} frames inner ones before those around them @param {Inset} inset
 * @returns {Map<string, Position>} of the steps, the top left one of all near 0, 0
 */
export function groupedLayout(boxes, edges, frames, inset) {
  const plan = new Plan(boxes, edges);
  for (const frame of frames) plan.close(frame, inset);
  return plan.places();
}

class Plan {
  /** @param {readonly Box[]} boxes @param {readonly Edge[]} edges */
  constructor(boxes, edges) {
    /** @type {Map<string, Box>} what stands free, in document order */
    this.free = new Map(boxes.map((box) => [box.id, box]));
    this.edges = [...edges];
    /** @type {Map<string, Map<string, Position>>} places inside of each closed group */
    this.inside = new Map();
  }

  /** Lays a group out and puts one box in place of all it holds. @param {Frame} frame @param {Inset} inset */
  close({ id, members, width, height }, inset) {
    const held = new Map(members.flatMap((member) => {
      const box = this.free.get(member);
      return box === undefined ? [] : [[member, box]];
    }));
    if (held.size === 0) return;
    const within = this.edges.filter(({ from, to }) => held.has(from) && held.has(to));
    const found = layout([...held.values()], acyclic(within));
    const places = new Map([...found].map(([member, { x, y }]) => [member, { x: x + inset.left, y: y + inset.top }]));
    const right = Math.max(...[...places].map(([member, { x }]) => x + (held.get(member)?.width ?? 0))) + inset.right;
    const bottom = Math.max(...[...places].map(([member, { y }]) => y + (held.get(member)?.height ?? 0))) + inset.bottom;
    this.inside.set(id, places);
    this.replace(held, { id, width: width ?? right, height: height ?? bottom }, places);
  }

  /** @param {Map<string, Box>} held @param {Box} box @param {Map<string, Position>} places wires end where they did inside */
  replace(held, box, places) {
    const entries = [...this.free].map(([id, each]) => (held.has(id) ? { id: box.id, box } : { id, box: each }));
    this.free = new Map(entries.map((entry) => [entry.id, entry.box]));
    this.edges = this.edges.filter(({ from, to }) => !(held.has(from) && held.has(to))).map((edge) => ({
      from: held.has(edge.from) ? box.id : edge.from,
      to: held.has(edge.to) ? box.id : edge.to,
      fromY: edge.fromY + (places.get(edge.from)?.y ?? 0),
      toY: edge.toY + (places.get(edge.to)?.y ?? 0),
    }));
  }

  /** @returns {Map<string, Position>} */
  places() {
    const placed = layout([...this.free.values()], acyclic(this.edges));
    for (const [group, inside] of [...this.inside].reverse()) {
      const at = placed.get(group) ?? { x: 0, y: 0 };
      placed.delete(group);
      for (const [id, { x, y }] of inside) placed.set(id, { x: at.x + x, y: at.y + y });
    }
    return placed;
  }
}

/**
 * Boxes of groups can wait for each other: the wires that would lead back to where a walk has come
 * from do not count then.
 * @param {readonly Edge[]} edges @returns {Edge[]}
 */
function acyclic(edges) {
  /** @type {Map<string, Edge[]>} */
  const after = new Map();
  for (const edge of edges) after.set(edge.from, [...(after.get(edge.from) ?? []), edge]);
  /** @type {Map<string, "open" | "done">} */
  const seen = new Map();
  /** @type {Set<Edge>} */
  const back = new Set();
  for (const start of after.keys()) {
    const path = seen.has(start) ? [] : [{ id: start, next: 0 }];
    seen.set(start, seen.get(start) ?? "open");
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = after.get(top.id)?.[top.next++];
      if (edge === undefined) seen.set(/** @type {{id: string}} */ (path.pop()).id, "done");
      else if (seen.get(edge.to) === "open") back.add(edge);
      else if (!seen.has(edge.to)) {
        seen.set(edge.to, "open");
        path.push({ id: edge.to, next: 0 });
      }
    }
  }
  return edges.filter((edge) => !back.has(edge));
}
