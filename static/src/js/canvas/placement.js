/**
 * Where everything of a scene stands: cards, wires, groups and notes, and what is in a part of the canvas.
 *
 * What moves is only noted; `settle` brings groups and indexes up to date when somebody asks.
 */

import { around, curve, DETOUR, grown, overlap } from "./geometry.js";
import { Grid } from "./grid.js";
import { areaOf, foldedAnchor, settle } from "./groups.js";
import { routed } from "./routing.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("./scene.js").Card} Card */
/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./geometry.js").Rect} Rect */
/** @typedef {import("./groups.js").Group} Group */
/** @typedef {import("./notes.js").Note} Note */
/** @typedef {import("./wires.js").Wire} Wire */

/** How far beside a wire cards can still be in its way. */
const ASIDE = 500;
/** How far from a route a card can still decide which way it takes. */
const BESIDE_ROUTES = 60;

export class Placement {
  /** @param {Draft} draft */
  constructor(draft) {
    this.draft = draft;
    /** @type {Map<string, Card>} in document order */
    this.cards = new Map();
    /** @type {Map<string, Wire[]>} wires by step, both ends */
    this.wiresAt = new Map();
    /** @type {Map<string, Wire>} */
    this.wiresById = new Map();
    /** @type {Map<string, import("./geometry.js").Curve>} by wire */
    this.routes = new Map();
    /** @type {Map<string, Group>} */
    this.framed = new Map();
    /** @type {Map<string, Note>} */
    this.notes = new Map();
    /** @type {Map<string, string>} the collapsed group by id of the step or group it hides */
    this.hidden = new Map();
    /** @type {Set<string>} steps that have moved since the last `settle` */
    this.unsettled = new Set();
    /** @type {ReadonlySet<string>} groups whose frames stay as they are while steps are dragged out of them */
    this.frozen = new Set();
    this.settled = false;
    this.shown = new Grid();
    this.spans = new Grid();
  }

  /** @returns {Wire[]} every wire, also those inside collapsed groups */
  get wires() {
    return [...this.wiresById.values()];
  }

  /** @returns {Map<string, Group>} by id, the innermost first */
  get groups() {
    this.settle();
    return this.framed;
  }

  /** Notes that anything may have moved. */
  unsettleAll() {
    this.shown = new Grid();
    this.spans = new Grid();
    this.routes.clear();
    this.unsettled = new Set(this.cards.keys());
    this.settled = false;
  }

  /** @param {Wire} wire one that is new */
  plug(wire) {
    this.wiresById.set(wire.id, wire);
    for (const end of new Set([wire.from, wire.to])) {
      const list = this.wiresAt.get(end);
      if (list === undefined) this.wiresAt.set(end, [wire]);
      else list.push(wire);
    }
  }

  /** @param {Wire} wire one that has gone */
  unplug({ id, from, to }) {
    this.wiresById.delete(id);
    this.routes.delete(id);
    this.spans.remove(id);
    for (const end of [from, to]) this.wiresAt.set(end, (this.wiresAt.get(end) ?? []).filter((wire) => wire.id !== id));
  }

  /** Notes that a card may have moved or grown. @param {string} id */
  unsettle(id) {
    this.unsettled.add(id);
    this.settled = false;
    for (const wire of this.wiresAt.get(id) ?? []) this.routes.delete(wire.id);
  }

  /** Forgets the ways of wires that pass where a card stands. @param {string} id */
  reroute(id) {
    const card = this.cards.get(id);
    if (card === undefined || Number.isNaN(card.x)) return;
    const near = grown(rectOf(card), BESIDE_ROUTES);
    for (const [wire, route] of this.routes) if (overlap(around(route), near)) this.routes.delete(wire);
  }

  /** Moves a card with its wires, or a note. @param {string} id @param {number} x @param {number} y */
  moveTo(id, x, y) {
    const moved = this.cards.get(id) ?? this.notes.get(id);
    if (moved !== undefined) Object.assign(moved, { x, y });
    if (this.cards.has(id)) this.unsettle(id);
  }

  /** Brings groups and indexes up to date with what has moved. */
  settle() {
    if (this.settled) return;
    this.settled = true;
    const moved = this.unsettled;
    this.unsettled = new Set();
    for (const group of this.framed.values()) this.settleGroup(group, moved);
    for (const id of moved) this.settleCard(id);
    for (const id of moved) for (const wire of this.wiresAt.get(id) ?? []) this.span(wire);
  }

  /** @param {string} id */
  settleCard(id) {
    const card = this.cards.get(id);
    if (card !== undefined && !this.hidden.has(id)) this.shown.put(id, rectOf(card));
  }

  /** @param {Group} group @param {Set<string>} moved takes in the steps whose wires a collapsed group has moved */
  settleGroup(group, moved) {
    if (this.frozen.has(group.id)) return;
    const { x, y } = group;
    settle(group, this.cards, this.framed, this.hidden, this.draft.positions.get(group.id) ?? { x: 0, y: 0 });
    if (!group.collapsed || this.hidden.has(group.id)) return;
    this.shown.put(group.id, areaOf(group));
    if (group.x !== x || group.y !== y) for (const id of group.steps) moved.add(id);
  }

  /** Notes which part of the canvas a wire spans; one inside a collapsed group spans none. @param {Wire} wire */
  span(wire) {
    const group = this.hidden.get(wire.from);
    if (group !== undefined && group === this.hidden.get(wire.to)) this.spans.remove(wire.id);
    else this.spans.put(wire.id, around(this.curveOf(wire)));
  }

  /** @param {Rect} rect @returns {Card[]} the cards that touch it and no collapsed group hides, in document order */
  cardsIn(rect) {
    this.settle();
    const found = [...this.shown.touching(rect)].flatMap((id) => this.cards.get(id) ?? []);
    return found.sort((one, other) => one.order - other.order);
  }

  /** @param {Rect} rect @returns {Wire[]} the wires that may touch it, however they are routed */
  wiresIn(rect) {
    this.settle();
    return [...this.spans.touching(grown(rect, DETOUR))].flatMap((id) => this.wiresById.get(id) ?? []);
  }

  /** @param {Rect} rect @returns {boolean} whether a card, the card of a group or a note touches it */
  isTaken(rect) {
    this.settle();
    return this.shown.touching(rect).size > 0 || [...this.notes.values()].some((note) => overlap(areaOf(note), rect));
  }

  /** @returns {Group[]} groups that no collapsed one hides, the innermost first */
  get shownGroups() {
    return [...this.groups.values()].filter(({ id }) => !this.hidden.has(id));
  }

  /** @param {string} step @param {string} port @returns {Point} where the port stands, or where the card of its collapsed group has one */
  anchor(step, port) {
    const card = this.cards.get(step);
    const at = card?.box.ports.get(port) ?? { x: 0, y: 0, side: /** @type {const} */ ("in") };
    const group = this.groups.get(this.hidden.get(step) ?? "");
    if (group !== undefined) return foldedAnchor(group, at.side);
    return { x: (card?.x ?? 0) + at.x, y: (card?.y ?? 0) + at.y };
  }

  /** The shortest drawing of a wire, whatever stands in between. @param {Wire} wire */
  curveOf({ from, start, to, end }) {
    return curve(this.anchor(from, start), this.anchor(to, end));
  }

  /** The drawing of a wire around the cards in between, remembered until something moves. @param {Wire} wire */
  routeOf({ id, from, start, to, end }) {
    const known = this.routes.get(id);
    if (known !== undefined) return known;
    const [here, there] = [this.anchor(from, start), this.anchor(to, end)];
    const ends = new Set([this.shownAs(from), this.shownAs(to)]);
    const found = routed(here, there, this.between(here, there, ends), [...ends].flatMap((each) => this.shown.rects.get(each) ?? []));
    this.routes.set(id, found);
    return found;
  }

  /** @param {Point} here @param {Point} there @param {Set<string>} ends @returns {Rect[]} what stands between two ports, or not far from there */
  between(here, there, ends) {
    this.settle();
    const [left, right] = here.x < there.x ? [here.x, there.x] : [there.x - ASIDE, here.x + ASIDE];
    const near = { left, right, top: Math.min(here.y, there.y) - ASIDE, bottom: Math.max(here.y, there.y) + ASIDE };
    const ids = [...this.shown.touching(near)].filter((id) => !ends.has(id));
    return ids.flatMap((id) => this.shown.rects.get(id) ?? []);
  }

  /** @param {string} id of a step or group @returns {string} the collapsed group that stands for it, or itself */
  shownAs(id) {
    return this.hidden.get(id) ?? id;
  }

  /** @param {string} id of a step, group or note @returns {Rect | null} where it is to be seen */
  areaOf(id) {
    const card = this.cards.get(this.shownAs(id));
    if (card !== undefined) return rectOf(card);
    const area = this.groups.get(this.shownAs(id)) ?? this.notes.get(id);
    return area === undefined ? null : areaOf(area);
  }

  /** @returns {Rect} around everything; of an empty canvas a little of its middle */
  bounds() {
    const cards = [...this.cards.values()].filter(({ id, x }) => !Number.isNaN(x) && !this.hidden.has(id)).map(rectOf);
    const areas = [...this.shownGroups, ...this.notes.values()].filter(({ x }) => !Number.isNaN(x)).map(areaOf);
    return boundsOfRects([...cards, ...areas]) ?? { left: 0, top: 0, right: 640, bottom: 400 };
  }
}

/** @param {Card} card @returns {Rect} */
export function rectOf({ x, y, box }) {
  return { left: x, top: y, right: x + box.width, bottom: y + box.height };
}

/** @param {readonly Rect[]} rects @returns {Rect | null} around all of them; null of none */
export function boundsOfRects(rects) {
  const [first, ...others] = rects;
  return first === undefined ? null : others.reduce(both, first);
}

/** @param {Rect} one @param {Rect} other @returns {Rect} */
function both(one, other) {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}
