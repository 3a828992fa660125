/**
 * The scene: where every card, wire, group and note of the draft stands, kept up to date change by
 * change.
 *
 * Steps nobody has placed get a place from the layout, which is only shown, not saved. What moves is
 * only noted; `settle` brings groups and indexes up to date when somebody asks.
 */

import { Declared } from "../model/declared.js";
import { stepsByName } from "../model/graph.js";
import { layoutOf, placeLoose } from "./arranging.js";
import { factsOf } from "./facts.js";
import { around, boxOf, curve, DETOUR, grown, overlap } from "./geometry.js";
import { Grid } from "./grid.js";
import { areaOf, foldedAnchor, groupsOf, hiddenIn, settle } from "./groups.js";
import { notesOf } from "./notes.js";
import { policyScenesOf } from "./policy_scenes.js";
import { routed } from "./routing.js";
import { wiresOf } from "./wires.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./geometry.js").Box} Box */
/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./geometry.js").Rect} Rect */
/** @typedef {import("./groups.js").Group} Group */
/** @typedef {import("./notes.js").Note} Note */
/** @typedef {import("./wires.js").Wire} Wire */
/** @typedef {{severity: "error" | "warning" | "info", message: string}} Trouble */
/** @typedef {{id: string, order: number, facts: Facts, box: Box, x: number, y: number, troubles: Trouble[], joined: Set<string>}} Card */

/** How far beside a wire cards can still be in its way. */
const ASIDE = 500;
const BESIDE = new Set(["workflow", "note", "subgraph", "scene"]);

export class Scene {
  /** @param {Draft} draft @param {Iterable<string>} [collapsed] ids of groups */
  constructor(draft, collapsed = []) {
    this.draft = draft;
    /** @type {Map<string, Card>} in document order */
    this.cards = new Map();
    /** @type {Map<string, Trouble[]>} */
    this.troubles = new Map();
    /** @type {Map<string, Wire[]>} wires by step, both ends */
    this.wiresAt = new Map();
    /** @type {Map<string, Wire>} */
    this.wiresById = new Map();
    /** @type {Map<string, import("./geometry.js").Curve>} by wire */
    this.routes = new Map();
    /** @type {Set<string>} ids of groups */
    this.collapsed = new Set(collapsed);
    /** @type {Map<string, Group>} */
    this.framed = new Map();
    /** @type {Map<string, Note>} */
    this.notes = new Map();
    /** @type {import("./policy_scenes.js").PolicyScene[]} */
    this.policyScenes = [];
    this.policySceneId = "";
    /** @type {Map<string, string>} the collapsed group by id of the step or group it hides */
    this.hidden = new Map();
    /** @type {Set<string>} steps that have moved since the last `settle` */
    this.unsettled = new Set();
    this.settled = false;
    this.shown = new Grid();
    this.spans = new Grid();
    this.rebuild();
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

  /** @returns {import("./policy_scenes.js").PolicyScene | null} the one that is shown; null: all steps alike */
  get policyScene() {
    return this.policyScenes.find(({ id }) => id === this.policySceneId) ?? null;
  }

  /** @param {string} step @returns {boolean} whether the scene that is shown is without it */
  isAside(step) {
    const shown = this.policyScene;
    return shown !== null && !shown.steps.has(step);
  }

  /** Reads everything anew: after a change of names or lists, or the first time. */
  rebuild() {
    const declared = new Declared(this.draft);
    const old = this.cards;
    this.cards = new Map(this.draft.steps.map((id, order) => [id, this.card(id, order, declared, old.get(id))]));
    this.rewire(declared);
    placeLoose(this);
    this.readBeside();
  }

  /** Reads what stands beside the steps: groups, notes, scenes. */
  readBeside() {
    const byName = stepsByName(this.draft);
    this.framed = groupsOf(this.draft, byName, this.collapsed);
    this.hidden = hiddenIn(this.framed);
    this.notes = notesOf(this.draft);
    this.policyScenes = policyScenesOf(this.draft, byName);
    this.unsettleAll();
  }

  unsettleAll() {
    this.shown = new Grid();
    this.spans = new Grid();
    this.routes.clear();
    this.unsettled = new Set(this.cards.keys());
    this.settled = false;
  }

  /** @param {string} id of a group @param {boolean} collapsed whether it is drawn as one card */
  collapse(id, collapsed) {
    if (collapsed) this.collapsed.add(id);
    else this.collapsed.delete(id);
    this.readBeside();
  }

  /**
   * Follows a change of the draft.
   * @param {ReadonlySet<string>} touched ids of entities @param {ReadonlySet<string>} placed ids of moved ones
   * @returns {Set<string>} steps whose card looks different
   */
  update(touched, placed) {
    const beside = [...touched].every((id) => this.isBeside(id));
    const changed = beside ? new Set() : this.readCards(touched);
    if (touched.size > 0) this.readBeside();
    this.follow(placed);
    return changed;
  }

  /** @param {string} id @returns {boolean} whether it is or was a group, a note or a scene: no card shows it */
  isBeside(id) {
    const entity = this.draft.entities.get(id);
    if (entity !== undefined) return BESIDE.has(entity.kind);
    return this.notes.has(id) || this.framed.has(id) || this.policyScenes.some((scene) => scene.id === id);
  }

  /** @param {ReadonlySet<string>} touched @returns {Set<string>} steps whose card looks different */
  readCards(touched) {
    const before = this.cards;
    const joined = new Map([...before].map(([id, card]) => [id, card.joined]));
    if ([...touched].every((id) => this.isInside(id))) this.reread(touched);
    else this.rebuild();
    const names = [...touched].some((id) => this.draft.entities.get(id)?.kind !== "step" || !before.has(id));
    const changed = [...this.cards.keys()].filter((id) => names || touched.has(id) || !sameSet(joined.get(id), this.cards.get(id)?.joined));
    return new Set(changed);
  }

  /** @param {ReadonlySet<string>} placed moves cards and notes to where the draft has them */
  follow(placed) {
    for (const id of placed) {
      const at = this.draft.positions.get(id);
      if (at !== undefined) this.moveTo(id, at.x, at.y);
    }
    if (placed.size > 0) this.routes.clear();
  }

  /** @param {string} id @returns {boolean} whether a change of it shows on one card only */
  isInside(id) {
    const entity = this.draft.entities.get(id);
    return entity?.kind === "step" && this.cards.get(id)?.facts.name === this.draft.name(id);
  }

  /** @param {ReadonlySet<string>} touched ids of steps */
  reread(touched) {
    const declared = new Declared(this.draft);
    for (const id of touched) this.cards.set(id, this.card(id, this.cards.get(id)?.order ?? 0, declared, this.cards.get(id)));
    for (const card of this.cards.values()) card.joined = new Set();
    this.rewire(declared);
    placeLoose(this);
  }

  /** @param {string} id @param {number} order @param {Declared} declared @param {Card | undefined} old @returns {Card} */
  card(id, order, declared, old) {
    const facts = factsOf(this.draft, id, declared);
    const troubles = this.troubles.get(id) ?? [];
    const box = boxOf(facts, troubles.some(({ severity }) => severity === "error"));
    const { x, y } = this.draft.positions.get(id) ?? { x: old?.x ?? NaN, y: old?.y ?? NaN };
    return { id, order, facts, box, x, y, troubles, joined: new Set() };
  }

  /** @param {Declared} declared */
  rewire(declared) {
    this.wiresById = new Map(wiresOf(this.draft, declared).map((wire) => [wire.id, wire]));
    this.wiresAt = new Map();
    for (const wire of this.wiresById.values()) {
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

  /** @param {Card[]} cards @returns {Map<string, Point>} an auto layout of them alone */
  layout(cards) {
    return layoutOf(this, cards);
  }

  /** Moves a card with its wires, or a note. @param {string} id @param {number} x @param {number} y */
  moveTo(id, x, y) {
    const moved = this.cards.get(id) ?? this.notes.get(id);
    if (moved !== undefined) Object.assign(moved, { x, y });
    if (this.cards.has(id)) this.unsettled.add(id);
    this.settled = false;
    for (const wire of this.wiresAt.get(id) ?? []) this.routes.delete(wire.id);
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

  /** @param {Map<string, Trouble[]>} troubles by step */
  setTroubles(troubles) {
    this.troubles = troubles;
    for (const card of this.cards.values()) {
      card.troubles = troubles.get(card.id) ?? [];
      card.box = boxOf(card.facts, card.troubles.some(({ severity }) => severity === "error"));
    }
    this.unsettleAll();
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
  return /** @type {Rect} */ (boundsOfRects(cards.map(rectOf)));
}

/** @param {readonly Rect[]} rects @returns {Rect | null} around all of them; null of none */
function boundsOfRects(rects) {
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

/** @param {ReadonlySet<string> | undefined} one @param {ReadonlySet<string> | undefined} other */
function sameSet(one, other) {
  return one?.size === other?.size && [...(one ?? [])].every((item) => other?.has(item));
}
