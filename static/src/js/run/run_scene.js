/**
 * The scene of a run: the graph with how each step is going. It is laid out once; a card may grow
 * or shrink, it never moves.
 */

import { AFTER, BEFORE, WIDTH } from "../canvas/geometry.js";
import { Scene } from "../canvas/scene.js";
import { wiresOf } from "../canvas/wires.js";
import { KEPT_FREE, runBoxOf } from "./run_box.js";
import { branchesOf, runFactsOf } from "./run_facts.js";
import { stretchFor } from "./spread.js";

/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("../canvas/scene.js").Card} Card */
/** @typedef {import("../canvas/wires.js").Wire} Wire */
/** @typedef {import("./run_state.js").RunState} RunState */
/** @typedef {import("./run_facts.js").RunFacts} RunFacts */
/** @typedef {Card & {run: RunFacts}} RunCard */

/** Worst first: how a group is going. */
const WORST = ["failed", "wait", "running", "stopped", "queued", "completed", "skipped"];

export class RunScene extends Scene {
  /** @param {Draft} draft @param {RunState} run @param {Iterable<string>} collapsed ids of groups */
  constructor(draft, run, collapsed) {
    super(draft, collapsed);
    /** @type {RunState | undefined} */
    this.run = run;
    this.idsByName = new Map(draft.steps.map((id) => [draft.name(id), id]));
    this.rebuild();
    this.makeRoom();
    this.markGroups();
  }

  /** @override @param {string} id @param {number} order @param {Card | undefined} old @returns {Card} */
  card(id, order, old) {
    const card = super.card(id, order, old);
    const run = runFactsOf(this.run, card.facts.name, branchesOf(this.draft, id));
    const facts = { ...card.facts, rows: [], tests: [], branches: false, footer: null };
    const place = old === undefined ? {} : { x: old.x, y: old.y };
    return /** @type {RunCard} */ ({ ...card, ...place, facts, box: runBoxOf(run), run });
  }

  /** Every wire leads from header to header: data implies order. @override @param {string} id @returns {Map<string, Wire>} */
  wiresSaidBy(id) {
    const said = [...wiresOf(this.draft, id, this.declared).values()].map((wire) => {
      const as = wire.as === "data" ? /** @type {const} */ ("depends") : wire.as;
      return { ...wire, as, start: AFTER, end: BEFORE, id: `${wire.from} ${as} ${wire.to}` };
    });
    return new Map(said.map((wire) => [wire.id, wire]));
  }

  /** Spreads cards that would stand on one another. */
  makeRoom() {
    const cards = [...this.cards.values()];
    const stretch = stretchFor(cards, WIDTH, KEPT_FREE);
    if (stretch === 1) return;
    const top = Math.min(...cards.map(({ y }) => y));
    for (const { id, x, y } of cards) this.moveTo(id, x, Math.round(top + (y - top) * stretch));
    this.unsettleAll();
  }

  /** @param {Iterable<string>} names of steps that stand differently @returns {Set<string>} their ids */
  followRun(names) {
    const ids = new Set([...names].flatMap((name) => this.idsByName.get(name) ?? []));
    for (const id of ids) {
      const old = this.cards.get(id);
      if (old === undefined) continue;
      const card = Object.assign(this.card(id, old.order, old), { joined: old.joined });
      this.cards.set(id, card);
      if (card.box.height !== old.box.height) this.unsettle(id);
    }
    this.markGroups();
    return ids;
  }

  /** Says of each group how it is going there: as its worst step. */
  markGroups() {
    for (const group of this.framed.values()) {
      const states = group.steps.flatMap((id) => this.stepOf(id) ?? []);
      const worst = WORST.map((mark) => states.find((step) => step.mark === mark)).find((step) => step !== undefined);
      group.status = worst === undefined ? null : { mark: worst.mark, word: worst.word };
    }
  }

  /** @override */
  readBeside() {
    super.readBeside();
    if (this.run !== undefined) this.markGroups();
  }

  /** @override @param {Card} card @returns {string} */
  markOf({ id }) {
    return this.stepOf(id)?.mark ?? "queued";
  }

  /** @param {string} id @returns {import("./run_state.js").Step | undefined} */
  stepOf(id) {
    return this.run?.steps.get(this.draft.name(id));
  }

  /** @param {Wire} wire @returns {"taken" | "untaken" | "next" | ""} */
  wayOf({ from, to, as }) {
    const [start, end] = [this.stepOf(from), this.stepOf(to)];
    if (start === undefined || end === undefined) return "";
    const decided = as === "depends" ? undefined : start.outcome;
    if (start.mark === "skipped" || end.mark === "skipped" || (decided !== undefined && decided !== (as === "then"))) return "untaken";
    if (start.mark === "completed") return end.state === "init" ? "next" : "taken";
    return start.mark === "running" && end.mark !== "completed" ? "next" : "";
  }
}
