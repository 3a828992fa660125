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
import { wiresOf } from "./wires.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("./facts.js").Facts} Facts */
/** @typedef {import("./geometry.js").Box} Box */
/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {import("./wires.js").Wire} Wire */
/** @typedef {{severity: "error" | "warning" | "info", message: string}} Trouble */
/** @typedef {{id: string, order: number, facts: Facts, box: Box, x: number, y: number, troubles: Trouble[], joined: Set<string>}} Card */

const BESIDE = new Set(["workflow", "note", "subgraph", "scene"]);

export { rectOf } from "./placement.js";

export class Scene extends Placement {
  /** @param {Draft} draft @param {Iterable<string>} [collapsed] ids of groups */
  constructor(draft, collapsed = []) {
    super(draft);
    /** @type {Map<string, Trouble[]>} */
    this.troubles = new Map();
    /** @type {Set<string>} ids of groups */
    this.collapsed = new Set(collapsed);
    /** @type {import("./policy_scenes.js").PolicyScene[]} */
    this.policyScenes = [];
    this.policySceneId = "";
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

  /** @param {Map<string, Trouble[]>} troubles by step */
  setTroubles(troubles) {
    this.troubles = troubles;
    for (const card of this.cards.values()) {
      card.troubles = troubles.get(card.id) ?? [];
      card.box = boxOf(card.facts, card.troubles.some(({ severity }) => severity === "error"));
    }
    this.unsettleAll();
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

/** @param {ReadonlySet<string> | undefined} one @param {ReadonlySet<string> | undefined} other */
function sameSet(one, other) {
  return one?.size === other?.size && [...(one ?? [])].every((item) => other?.has(item));
}
