/** The groups of a draft (`sub_graphs`): which steps each frames, where it stands, and how it is going there. */

import { around, HEADER, WIDTH } from "./geometry.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("./scene.js").Card} Card */
/** @typedef {import("./scene.js").Trouble} Trouble */
/** @typedef {import("./geometry.js").Rect} Rect */
/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./status_view.js").Status} Status */
/**
 * @typedef {{id: string, name: string, steps: string[], inner: string[], collapsed: boolean,
 *   x: number, y: number, width: number, height: number, worst: Trouble["severity"] | "", status: Status | null}} Group
 *   `steps` and `inner` are ids: of its steps, and of the groups it holds entirely
 */

export const PADDING = 16;
export const GROUP_HEADER = 32;
const ABOVE_STEPS = GROUP_HEADER + 8;
const EMPTY = { width: WIDTH + 2 * PADDING, height: 120 };
const FOLDED = { width: WIDTH, height: HEADER + 34 };
/** Where wires of hidden steps end on the card of their group. */
const FOLDED_PORTS = { in: { x: 0, y: 24 }, out: { x: WIDTH, y: 24 } };

/**
 * Reads the groups, the smaller ones first: one whose steps all belong to a larger one stands inside it.
 * @param {Draft} draft @param {ReadonlyMap<string, string>} stepsByName @param {ReadonlySet<string>} collapsed
 * @returns {Map<string, Group>}
 */
export function groupsOf(draft, stepsByName, collapsed) {
  const groups = draft.owned(draft.root, "subgraph").map(({ id, value }) => ({
    ...{ id, name: draft.name(id), steps: membersOf(value.steps, stepsByName), inner: /** @type {string[]} */ ([]) },
    ...{ collapsed: collapsed.has(id), x: NaN, y: NaN, ...EMPTY, worst: /** @type {const} */ (""), status: /** @type {Status | null} */ (null) },
  }));
  groups.sort((one, other) => one.steps.length - other.steps.length);
  nest(groups);
  return new Map(groups.map((group) => [group.id, group]));
}

/** @param {import("../model/json.js").Json | undefined} names @param {ReadonlyMap<string, string>} stepsByName @returns {string[]} */
function membersOf(names, stepsByName) {
  if (!Array.isArray(names)) return [];
  const ids = names.flatMap((name) => stepsByName.get(String(name)) ?? []);
  return [...new Set(ids)];
}

/** @param {Group[]} groups the smaller first */
function nest(groups) {
  groups.forEach((outer, index) => {
    const steps = new Set(outer.steps);
    const holds = (/** @type {Group} */ group) => group.steps.length > 0 && group.steps.every((step) => steps.has(step));
    outer.inner = groups.slice(0, index).filter(holds).map(({ id }) => id);
  });
}

/**
 * What collapsed groups stand for: their steps and the groups inside, of several the largest.
 * @param {ReadonlyMap<string, Group>} groups @returns {Map<string, string>} the collapsed group by id of what it hides
 */
export function hiddenIn(groups) {
  /** @type {Map<string, string>} */
  const hidden = new Map();
  for (const { id, steps, inner, collapsed } of groups.values()) {
    if (collapsed) for (const each of [...steps, ...inner]) hidden.set(each, id);
  }
  return hidden;
}

/**
 * Puts a group around what it holds and shows; an empty one at `free`.
 * @param {Group} group @param {ReadonlyMap<string, Card>} cards @param {ReadonlyMap<string, Group>} groups settled inner ones
 * @param {ReadonlyMap<string, string>} hidden @param {Point} free
 */
export function settle(group, cards, groups, hidden, free) {
  const shown = (/** @type {{id: string}} */ { id }) => group.collapsed || !hidden.has(id);
  const members = group.steps.flatMap((id) => cards.get(id) ?? []);
  const inner = group.inner.flatMap((id) => groups.get(id) ?? []);
  const frame = frameOf([...members.filter(shown).map(rectOf), ...inner.filter(shown).map(areaOf)], free);
  Object.assign(group, group.collapsed ? { x: frame.x, y: frame.y, ...FOLDED } : frame, { worst: worstOf(members) });
}

/** @param {Group} group a collapsed one @param {"in" | "out"} side @returns {Point} where the wires of its steps end */
export function foldedAnchor({ x, y }, side) {
  const port = FOLDED_PORTS[side];
  return { x: x + port.x, y: y + port.y };
}

/** @param {Rect[]} held @param {Point} free */
function frameOf(held, free) {
  if (held.length === 0) return { ...free, ...EMPTY };
  const { left, top, right, bottom } = around(held.flatMap((rect) => [{ x: rect.left, y: rect.top }, { x: rect.right, y: rect.bottom }]));
  const [x, y] = [left - PADDING, top - ABOVE_STEPS];
  return { x, y, width: right + PADDING - x, height: bottom + PADDING - y };
}

/** @param {Card} card @returns {Rect} */
function rectOf({ x, y, box }) {
  return { left: x, top: y, right: x + box.width, bottom: y + box.height };
}

/** @param {{x: number, y: number, width: number, height: number}} area @returns {Rect} */
export function areaOf({ x, y, width, height }) {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** @param {Card[]} members @returns {Group["worst"]} */
function worstOf(members) {
  const severities = new Set(members.flatMap(({ troubles }) => troubles.map(({ severity }) => severity)));
  return /** @type {const} */ (["error", "warning", "info"]).find((severity) => severities.has(severity)) ?? "";
}

/**
 * The innermost group at a point, and the part of it: an open group is taken by its header.
 * @param {Iterable<Group>} groups the innermost first @param {Point} at
 * @returns {{group: Group, part: "header" | "body"} | null}
 */
export function groupAt(groups, at) {
  for (const group of groups) {
    if (!holdsPoint(group, at)) continue;
    return { group, part: group.collapsed || at.y < group.y + GROUP_HEADER ? "header" : "body" };
  }
  return null;
}

/** @param {{x: number, y: number, width: number, height: number}} area @param {Point} at */
export function holdsPoint({ x, y, width, height }, at) {
  return at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;
}
