/**
 * The scene: where every card and wire of the draft stands, kept up to date change by change.
 *
 * Steps nobody has placed get a place from the layout, which is only shown, not saved.
 */

import { Declared } from "../model/declared.js";
import { layout, ROW_GAP } from "../model/layout.js";
import { factsOf } from "./facts.js";
import { around, boxOf, curve } from "./geometry.js";
import { routed } from "./routing.js";
import { wiresOf } from "./wires.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./geometry.js").Box} Box */
/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./geometry.js").Rect} Rect */
/** @typedef {import("./wires.js").Wire} Wire */
/** @typedef {{severity: "error" | "warning" | "info", message: string}} Trouble */
/** @typedef {{id: string, facts: Facts, box: Box, x: number, y: number, troubles: Trouble[], joined: Set<string>}} Card */

/** How far beside a wire cards can still be in its way. */
const ASIDE = 500;

export class Scene {
  /** @param {Draft} draft */
  constructor(draft) {
    this.draft = draft;
    /** @type {Map<string, Card>} in document order */
    this.cards = new Map();
    /** @type {Map<string, Trouble[]>} */
    this.troubles = new Map();
    /** @type {Map<string, Wire[]>} wires by step, both ends */
    this.wiresAt = new Map();
    /** @type {Wire[]} */
    this.wires = [];
    /** @type {Map<string, import("./geometry.js").Curve>} by wire */
    this.routes = new Map();
    this.rebuild();
  }

  /** Reads everything anew: after a change of names or lists, or the first time. */
  rebuild() {
    const declared = new Declared(this.draft);
    const old = this.cards;
    this.cards = new Map(this.draft.steps.map((id) => [id, this.card(id, declared, old.get(id))]));
    this.rewire(declared);
    this.arrange();
  }

  /**
   * Follows a change of the draft.
   * @param {ReadonlySet<string>} touched ids of entities @param {ReadonlySet<string>} placed ids of moved ones
   * @returns {Set<string>} steps whose card looks different
   */
  update(touched, placed) {
    if (touched.size === 0) return this.follow(placed);
    const before = this.cards;
    const joined = new Map([...before].map(([id, card]) => [id, card.joined]));
    if ([...touched].every((id) => this.isInside(id))) this.reread(touched);
    else this.rebuild();
    this.follow(placed);
    const names = [...touched].some((id) => this.draft.entities.get(id)?.kind !== "step" || !before.has(id));
    const changed = [...this.cards.keys()].filter((id) => names || touched.has(id) || !sameSet(joined.get(id), this.cards.get(id)?.joined));
    return new Set(changed);
  }

  /** @param {ReadonlySet<string>} placed moves their cards to where the draft has them @returns {Set<string>} no card looks different */
  follow(placed) {
    for (const id of placed) {
      const at = this.draft.positions.get(id);
      if (at !== undefined) this.moveTo(id, at.x, at.y);
    }
    this.routes.clear();
    return new Set();
  }

  /** @param {string} id @returns {boolean} whether a change of it shows on one card only */
  isInside(id) {
    const entity = this.draft.entities.get(id);
    return entity?.kind === "step" && this.cards.get(id)?.facts.name === this.draft.name(id);
  }

  /** @param {ReadonlySet<string>} touched ids of steps */
  reread(touched) {
    const declared = new Declared(this.draft);
    for (const id of touched) this.cards.set(id, this.card(id, declared, this.cards.get(id)));
    for (const card of this.cards.values()) card.joined = new Set();
    this.rewire(declared);
    this.arrange();
  }

  /** @param {string} id @param {Declared} declared @param {Card | undefined} old @returns {Card} */
  card(id, declared, old) {
    const facts = factsOf(this.draft, id, declared);
    const troubles = this.troubles.get(id) ?? [];
    const box = boxOf(facts, troubles.some(({ severity }) => severity === "error"));
    const { x, y } = this.draft.positions.get(id) ?? { x: old?.x ?? NaN, y: old?.y ?? NaN };
    return { id, facts, box, x, y, troubles, joined: new Set() };
  }

  /** @param {Declared} declared */
  rewire(declared) {
    this.wires = wiresOf(this.draft, declared);
    this.routes.clear();
    this.wiresAt = new Map();
    for (const wire of this.wires) {
      this.join(wire.from, wire.start, wire);
      this.join(wire.to, wire.end, wire);
    }
  }

  /** @param {string} step @param {string} port @param {Wire} wire */
  join(step, port, wire) {
    this.cards.get(step)?.joined.add(port);
    const list = this.wiresAt.get(step);
    if (list === undefined) this.wiresAt.set(step, [wire]);
    else list.push(wire);
  }

  /** Gives every card without a place one below the others. */
  arrange() {
    const loose = [...this.cards.values()].filter(({ x }) => Number.isNaN(x));
    if (loose.length === 0) return;
    const below = loose.length < this.cards.size ? this.bounds().bottom + 2 * ROW_GAP : 0;
    for (const [id, at] of this.layout(loose)) this.moveTo(id, at.x, at.y + below);
  }

  /** @param {Card[]} cards @returns {Map<string, Point>} an auto layout of them alone */
  layout(cards) {
    const chosen = new Set(cards.map(({ id }) => id));
    const boxes = cards.map(({ id, box }) => ({ id, width: box.width, height: box.height }));
    const wires = this.wires.filter(({ from, to }) => chosen.has(from) && chosen.has(to));
    return layout(boxes, wires.map((wire) => this.pull(wire)));
  }

  /** @param {Wire} wire */
  pull({ from, to, start, end }) {
    const heightOf = (/** @type {string} */ step, /** @type {string} */ port) => this.cards.get(step)?.box.ports.get(port)?.y ?? 0;
    return { from, to, fromY: heightOf(from, start), toY: heightOf(to, end) };
  }

  /** Moves a card with its wires; wires of others keep their way until `follow`. @param {string} id @param {number} x @param {number} y */
  moveTo(id, x, y) {
    const card = this.cards.get(id);
    if (card !== undefined) Object.assign(card, { x, y });
    for (const wire of this.wiresAt.get(id) ?? []) this.routes.delete(wire.id);
  }

  /** @param {Map<string, Trouble[]>} troubles by step */
  setTroubles(troubles) {
    this.troubles = troubles;
    this.routes.clear();
    for (const card of this.cards.values()) {
      card.troubles = troubles.get(card.id) ?? [];
      card.box = boxOf(card.facts, card.troubles.some(({ severity }) => severity === "error"));
    }
  }

  /** @param {string} step @param {string} port @returns {Point} where the port stands on the canvas */
  anchor(step, port) {
    const card = this.cards.get(step);
    const at = card?.box.ports.get(port) ?? { x: 0, y: 0 };
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
    const found = routed(here, there, [...this.between(here, there)].filter((card) => card.id !== from && card.id !== to).map(rectOf));
    this.routes.set(id, found);
    return found;
  }

  /** @param {Point} here @param {Point} there @returns {Generator<Card>} cards that stand between two ports, or not far above or below */
  *between(here, there) {
    const [top, bottom] = [Math.min(here.y, there.y) - ASIDE, Math.max(here.y, there.y) + ASIDE];
    for (const card of this.cards.values()) {
      if (card.x < there.x && card.x + card.box.width > here.x && card.y < bottom && card.y + card.box.height > top) yield card;
    }
  }

  /** @returns {Rect} around every card; of an empty canvas a little of its middle */
  bounds() {
    const placed = [...this.cards.values()].filter(({ x }) => !Number.isNaN(x));
    return placed.length === 0 ? { left: 0, top: 0, right: 640, bottom: 400 } : boundsOf(placed);
  }

  /** @param {string} id @param {"before" | "after"} direction @returns {string[]} the steps its wires lead to, top first */
  neighbours(id, direction) {
    const found = (this.wiresAt.get(id) ?? []).flatMap(({ from, to }) => {
      if (direction === "after") return from === id ? [to] : [];
      return to === id ? [from] : [];
    });
    return [...new Set(found)].sort((one, other) => (this.cards.get(one)?.y ?? 0) - (this.cards.get(other)?.y ?? 0));
  }
}

/** @param {Card} card @returns {Rect} */
export function rectOf({ x, y, box }) {
  return { left: x, top: y, right: x + box.width, bottom: y + box.height };
}

/** @param {readonly Card[]} cards not empty @returns {Rect} */
export function boundsOf(cards) {
  const rects = cards.map(rectOf);
  return around(rects.flatMap(({ left, top, right, bottom }) => [{ x: left, y: top }, { x: right, y: bottom }]));
}

/** @param {ReadonlySet<string> | undefined} one @param {ReadonlySet<string> | undefined} other */
function sameSet(one, other) {
  return one?.size === other?.size && [...(one ?? [])].every((item) => other?.has(item));
}
