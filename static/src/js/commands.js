/** What a person can do to a workflow by hand: each is one change, with a label for the log. */

import { snapped, WIDTH } from "./canvas/geometry.js";
import { WireCommands } from "./commands/wire_commands.js";
import { addStep, disconnect, freeName, named, placeAll, removeAll } from "./model/gestures.js";
import { inOrder } from "./model/gestures/in_order.js";
import { COLUMN_GAP, ROW_GAP } from "./model/layout.js";
import { newId } from "./sync/session.js";

/** @typedef {import("./canvas/wires.js").Wire} Wire */
/** @typedef {import("./model/draft.js").Position} Position */

export class Commands extends WireCommands {
  /** @param {ReadonlyMap<string, Position>} places where the steps go */
  move(places) {
    this.perform(gettext("Move"), placeAll(places));
  }

  /** Everything gets a place from the layout, in one change. */
  arrange() {
    this.session.perform(gettext("Auto layout"), placeAll(this.scene.layout([...this.scene.cards.values()])));
  }

  /** @param {readonly Wire[]} wires @param {Iterable<string>} steps @returns {boolean} */
  remove(wires, steps) {
    const gone = new Set(steps);
    const loose = wires.filter(({ from, to }) => !gone.has(from) && !gone.has(to));
    const cuts = loose.map((wire) => (/** @type {import("./model/draft.js").Draft} */ draft) => disconnect(draft, wire));
    const operations = [...inOrder(this.draft, ...cuts), ...removeAll(gone)];
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
}
