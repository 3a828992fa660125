/** What a person can do to a workflow by hand: each is one change, with a label for the log. */

import { addStep, connect, disconnect, freeName, named, placeAll, removeAll } from "./model/gestures.js";
import { LinkRules } from "./model/rules.js";
import { newId } from "./sync/session.js";
import { snapped, WIDTH } from "./canvas/geometry.js";
import { COLUMN_GAP, ROW_GAP } from "./model/layout.js";

/** @typedef {import("./sync/session.js").Session} Session */
/** @typedef {import("./canvas/scene.js").Scene} Scene */
/** @typedef {import("./canvas/wires.js").Wire} Wire */
/** @typedef {import("./model/catalog.js").Catalog} Catalog */
/** @typedef {import("./model/draft.js").Position} Position */
/** @typedef {import("./model/operations.js").Operation} Operation */

export class Commands {
  /** @param {Session} session @param {Scene} scene @param {Catalog} catalog */
  constructor(session, scene, catalog) {
    this.session = session;
    this.scene = scene;
    this.catalog = catalog;
  }

  get draft() {
    return this.session.draft;
  }

  /** @returns {LinkRules} of the draft as it is now */
  rules() {
    return new LinkRules(this.draft);
  }

  /** @param {ReadonlyMap<string, Position>} places where the steps go */
  move(places) {
    this.perform(gettext("Move"), placeAll(places));
  }

  /** Everything gets a place from the layout, in one change. */
  arrange() {
    this.session.perform(gettext("Auto layout"), placeAll(this.scene.layout([...this.scene.cards.values()])));
  }

  /** @param {import("./model/rules.js").Wire} wire @returns {boolean} */
  connect(wire) {
    const label = interpolate(gettext("Connect %(from)s to %(to)s"), this.namesOf(wire), true);
    return this.perform(label, connect(this.draft, wire));
  }

  /** @param {readonly Wire[]} wires @param {Iterable<string>} steps @returns {boolean} */
  remove(wires, steps) {
    const gone = new Set(steps);
    const loose = wires.filter(({ from, to }) => !gone.has(from) && !gone.has(to));
    const operations = [...loose.flatMap((wire) => disconnect(this.draft, wire)), ...removeAll(gone)];
    return this.perform(this.removeLabel(loose, [...gone]), operations);
  }

  /** @param {readonly Wire[]} wires @param {string[]} steps */
  removeLabel(wires, steps) {
    if (steps.length === 1) return interpolate(gettext("Delete %s"), [this.draft.name(steps[0] ?? "")]);
    if (steps.length > 1) return interpolate(ngettext("Delete %s step", "Delete %s steps", steps.length), [steps.length]);
    if (wires.length === 1 && wires[0]) return interpolate(gettext("Disconnect %(from)s from %(to)s"), this.namesOf(wires[0]), true);
    return interpolate(ngettext("Delete %s wire", "Delete %s wires", wires.length), [wires.length]);
  }

  /**
   * Adds a step of a type.
   * @param {string} type @param {Position | null} at null: beside `after`, or below everything
   * @param {string | null} after the step it waits for @returns {string | null} its id
   */
  add(type, at, after) {
    const known = this.catalog.types.get(type);
    if (known === undefined) return null;
    const name = freeName(this.draft, type);
    const { id, operations } = addStep(this.draft, named(known.fresh, name), snapped(at ?? this.freePlace(after)), newId);
    if (after !== null) operations.push({ op: "link", from: after, to: id, as: "depends", index: 0 });
    return this.perform(interpolate(gettext("Add %s"), [name]), operations) ? id : null;
  }

  /** @param {string | null} after @returns {Position} right of that step and below its other followers, else below all */
  freePlace(after) {
    const card = after === null ? undefined : this.scene.cards.get(after);
    if (card === undefined) {
      const { left, bottom } = this.scene.bounds();
      return this.scene.cards.size === 0 ? { x: 0, y: 0 } : { x: left, y: bottom + 2 * ROW_GAP };
    }
    const x = card.x + WIDTH + COLUMN_GAP;
    const column = [...this.scene.cards.values()].filter((other) => Math.abs(other.x - x) < WIDTH + ROW_GAP);
    let y = card.y;
    for (const other of column.sort((one, two) => one.y - two.y)) {
      if (other.y < y + other.box.height + ROW_GAP && y < other.y + other.box.height + ROW_GAP) y = other.y + other.box.height + ROW_GAP;
    }
    return { x, y };
  }

  /**
   * Steps that only the layout has placed keep that place from the first edit on: what a person
   * saw when they worked is theirs.
   * @param {string} label @param {Operation[]} operations
   */
  perform(label, operations) {
    const said = new Set(operations.flatMap((operation) => (operation.op === "place" || operation.op === "remove" ? [operation.id] : [])));
    const loose = [...this.scene.cards.values()].filter(({ id }) => !this.draft.positions.has(id) && !said.has(id));
    return this.session.perform(label, [...placeAll(new Map(loose.map((card) => [card.id, card]))), ...operations]);
  }

  /** @param {{from: string, to: string}} wire */
  namesOf({ from, to }) {
    return { from: this.draft.name(from), to: this.draft.name(to) };
  }
}
