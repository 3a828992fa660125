/** What every command works on: the draft, where its steps stand, and the way a change is made. */

import { announce } from "../announce.js";
import { placeAll } from "../model/gestures.js";

/** @typedef {import("../canvas/scene.js").Scene} Scene */
/** @typedef {import("../model/catalog.js").Catalog} Catalog */
/** @typedef {import("../model/operations.js").Operation} Operation */
/** @typedef {import("../sync/session.js").Session} Session */

export class Desk {
  /** @param {Session} session @param {Scene} scene @param {Catalog} catalog */
  constructor(session, scene, catalog) {
    this.session = session;
    this.scene = scene;
    this.catalog = catalog;
  }

  get draft() {
    return this.session.draft;
  }

  /**
   * Does one gesture. Steps that only the layout has placed keep that place from the first edit on:
   * what a person saw when they worked is theirs.
   * @param {string} label @param {Operation[]} operations @returns {boolean} whether it fits
   */
  perform(label, operations) {
    if (operations.length === 0) return false;
    const said = new Set(operations.flatMap((operation) => (operation.op === "place" || operation.op === "remove" ? [operation.id] : [])));
    const loose = [...this.scene.cards.values()].filter(({ id }) => !this.draft.positions.has(id) && !said.has(id));
    const done = this.session.perform(shortened(label), [...placeAll(new Map(loose.map((card) => [card.id, card]))), ...operations]);
    if (done) announce(label);
    return done;
  }

  /** @param {{from: string, to: string}} wire */
  namesOf({ from, to }) {
    return { from: this.draft.name(from), to: this.draft.name(to) };
  }
}

/** As long as the log takes them. */
const LONGEST_LABEL = 200;

/** @param {string} label @returns {string} */
function shortened(label) {
  const letters = [...label];
  return letters.length <= LONGEST_LABEL ? label : `${letters.slice(0, LONGEST_LABEL - 1).join("")}…`;
}
