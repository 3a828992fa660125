/**
 * The scene: what of the draft is on the canvas, kept up to date change by change.
 *
 * Steps nobody has placed get a place from the layout, which is only shown, not saved.
 */

import { Declared } from "../model/declared.js";
import { stepsByName } from "../model/graph.js";
import { layoutOf, placeLoose } from "./arranging.js";
import { factsOf } from "./facts.js";
import { boxOf } from "./geometry.js";
import { groupsOf, hiddenIn } from "./groups.js";
import { notesOf } from "./notes.js";
import { Placement } from "./placement.js";
import { policyScenesOf } from "./policy_scenes.js";
import { isBeside, stepsTouched } from "./touched.js";
import { wiresOf } from "./wires.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./geometry.js").Box} Box */
/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./wires.js").Wire} Wire */
/** @typedef {{severity: "error" | "warning" | "info", message: string, entity?: string}} Trouble `entity`: what exactly is meant, a step or what it owns */
/** @typedef {import("./status_view.js").Status} Status */
/** @typedef {{id: string, order: number, facts: Facts, box: Box, x: number, y: number, troubles: Trouble[], standing?: Status | undefined, joined: Set<string>}} Card */


export { rectOf } from "./placement.js";

export class Scene extends Placement {
  /** @param {Draft} draft @param {Iterable<string>} [collapsed] ids of groups */
  constructor(draft, collapsed = []) {
    super(draft);
    /** @type {Map<string, Trouble[]>} */
    this.troubles = new Map();
    /** @type {ReadonlyMap<string, Status>} how steps go in the run that is followed */
    this.standings = new Map();
    /** @type {Set<string>} ids of groups */
    this.collapsed = new Set(collapsed);
    /** @type {import("./policy_scenes.js").PolicyScene[]} */
    this.policyScenes = [];
    this.policySceneId = "";
    /** Ids of the collapsed groups, as one text. */
    this.folded = "";
    /** @type {Map<string, Map<string, Wire>>} wires by the step whose lists or inputs say them */
    this.saidBy = new Map();
    /** The names that references may point at. */
    this.declared = new Declared(draft);
    this.rebuild();
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

  /** @param {Card} _card @returns {string} how a step goes in a run, "" outside of one */
  markOf(_card) {
    return "";
  }

  /** Reads everything anew: after a change of names, or the first time. */
  rebuild() {
    this.declared = new Declared(this.draft);
    const old = this.cards;
    this.cards = new Map(this.draft.steps.map((id, order) => [id, this.card(id, order, old.get(id))]));
    this.wiresById = new Map();
    this.wiresAt = new Map();
    this.saidBy = new Map();
    for (const id of this.cards.keys()) this.wire(id);
    for (const card of this.cards.values()) this.rejoin(card);
    placeLoose(this);
    this.readBeside();
    this.unsettleAll();
  }

  /** Reads what stands beside the steps: groups, notes, scenes. */
  readBeside() {
    const byName = stepsByName(this.draft);
    this.framed = groupsOf(this.draft, byName, this.collapsed);
    this.notes = notesOf(this.draft);
    this.policyScenes = policyScenesOf(this.draft, byName);
    this.hide(hiddenIn(this.framed));
  }

  /** @param {Map<string, string>} hidden the collapsed group by id of what it hides */
  hide(hidden) {
    const folded = [...this.framed.values()].filter(({ collapsed }) => collapsed).map(({ id }) => id).join(" ");
    const same = folded === this.folded && hidden.size === this.hidden.size && [...hidden].every(([id, group]) => this.hidden.get(id) === group);
    Object.assign(this, { hidden, folded });
    if (same) this.settled = false;
    else this.unsettleAll();
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
    const changed = this.readCards(touched);
    if ([...touched].some((id) => isBeside(this, id))) this.readBeside();
    this.follow(placed);
    return changed;
  }

  /** @param {ReadonlySet<string>} touched @returns {Set<string>} steps whose card looks different */
  readCards(touched) {
    const steps = stepsTouched(this, touched);
    if (steps !== null) return this.reread(steps);
    this.rebuild();
    return new Set(this.cards.keys());
  }

  /** @param {ReadonlySet<string>} placed moves cards and notes to where the draft has them */
  follow(placed) {
    for (const id of placed) {
      const at = this.draft.positions.get(id);
      if (this.framed.has(id)) this.settled = false;
      if (at === undefined) continue;
      this.reroute(id);
      this.moveTo(id, at.x, at.y);
      this.reroute(id);
    }
  }

  /** @param {ReadonlySet<string>} steps whose own lists or values have changed, new ones among them @returns {Set<string>} cards that look different */
  reread(steps) {
    if ([...steps].some((id) => !this.cards.has(id))) this.declared = new Declared(this.draft);
    const ends = new Set(steps);
    for (const id of steps) this.cards.set(id, this.card(id, this.cards.get(id)?.order ?? 0, this.cards.get(id)));
    for (const id of steps) for (const end of this.wire(id)) ends.add(end);
    const changed = [...ends].filter((id) => this.isRejoined(id) || steps.has(id));
    if (this.cards.size !== this.draft.steps.length || changed.length > 0) this.inOrder();
    placeLoose(this);
    for (const id of steps) this.unsettle(id);
    return new Set(changed);
  }

  /** Puts the cards in the order of the document. */
  inOrder() {
    this.cards = new Map(this.draft.steps.flatMap((id, order) => {
      const card = this.cards.get(id);
      return card === undefined ? [] : [[id, Object.assign(card, { order })]];
    }));
  }

  /** @param {string} id @param {number} order @param {Card | undefined} old @returns {Card} */
  card(id, order, old) {
    const facts = factsOf(this.draft, id, this.declared);
    const troubles = this.troubles.get(id) ?? [];
    const { x, y } = this.draft.positions.get(id) ?? { x: old?.x ?? NaN, y: old?.y ?? NaN };
    return { id, order, facts, box: boxOf(facts, isFailing(troubles)), x, y, troubles, standing: this.standings?.get(id), joined: old?.joined ?? new Set() };
  }

  /** @param {string} id of a step @returns {Map<string, Wire>} the wires that its own lists and inputs say */
  wiresSaidBy(id) {
    return wiresOf(this.draft, id, this.declared);
  }

  /** Reads the wires that a step says. @param {string} id @returns {Set<string>} the steps at the ends of those that come or go */
  wire(id) {
    const before = this.saidBy.get(id) ?? new Map();
    const after = this.wiresSaidBy(id);
    this.saidBy.set(id, after);
    const gone = [...before.values()].filter((wire) => !after.has(wire.id));
    const come = [...after.values()].filter((wire) => !before.has(wire.id));
    for (const wire of gone) this.unplug(wire);
    for (const wire of come) this.plug(wire);
    return new Set([...gone, ...come].flatMap(({ from, to }) => [from, to]));
  }

  /** @param {string} id @returns {boolean} whether other ports of it are joined than before */
  isRejoined(id) {
    const card = this.cards.get(id);
    const before = card?.joined;
    if (card !== undefined) this.rejoin(card);
    return !sameSet(before, card?.joined);
  }

  /** @param {Card} card */
  rejoin(card) {
    card.joined = new Set((this.wiresAt.get(card.id) ?? []).map(({ from, start, end }) => (from === card.id ? start : end)));
  }

  /** @param {Card[]} cards @returns {Map<string, Point>} an auto layout of them alone */
  layout(cards) {
    return layoutOf(this, cards);
  }

  /** @param {ReadonlyMap<string, Status>} standings by step @returns {string[]} the steps that look different now */
  setStandings(standings) {
    const before = this.standings;
    this.standings = standings;
    const changed = [...new Set([...before.keys(), ...standings.keys()])].filter((id) => !sameStatus(before.get(id), standings.get(id)));
    for (const id of changed) {
      const card = this.cards.get(id);
      if (card !== undefined) card.standing = standings.get(id);
    }
    return changed;
  }

  /** @param {Map<string, Trouble[]>} troubles by step */
  setTroubles(troubles) {
    const touched = new Set([...this.troubles.keys(), ...troubles.keys()]);
    this.troubles = troubles;
    for (const id of touched) {
      const card = this.cards.get(id);
      if (card === undefined) continue;
      card.troubles = troubles.get(id) ?? [];
      card.box = boxOf(card.facts, isFailing(card.troubles));
      this.unsettle(id);
    }
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

/** @param {Status | undefined} one @param {Status | undefined} other */
function sameStatus(one, other) {
  return one?.mark === other?.mark && one?.word === other?.word;
}

/** @param {readonly Trouble[]} troubles */
function isFailing(troubles) {
  return troubles.some(({ severity }) => severity === "error");
}

/** @param {ReadonlySet<string> | undefined} one @param {ReadonlySet<string> | undefined} other */
function sameSet(one, other) {
  return one?.size === other?.size && [...(one ?? [])].every((item) => other?.has(item));
}
