/** Steps by hand: added, taken in between, removed so that no gap stays. */

import { snapped, WIDTH } from "../canvas/geometry.js";
import { typesFor, wiredStep } from "../model/gestures/adding.js";
import { addStep, disconnect, freeName, named, removeAll } from "../model/gestures.js";
import { bridge, healed } from "../model/gestures/healing.js";
import { inOrder } from "../model/gestures/in_order.js";
import { insertOnWire } from "../model/gestures/inserting.js";
import { COLUMN_GAP, ROW_GAP } from "../model/layout.js";
import { regroup } from "../model/outline_moves.js";
import { renameOperations } from "../model/rename.js";
import { newId } from "../sync/session.js";
import { WireCommands } from "./wire_commands.js";

/** @typedef {import("../canvas/wires.js").Wire} Wire */
/** @typedef {import("../model/draft.js").Draft} Draft */
/** @typedef {import("../model/draft.js").Position} Position */
/** @typedef {import("../model/gestures/adding.js").Start} Start */
/** @typedef {{wires?: readonly Wire[], steps?: readonly string[], groups?: readonly string[], notes?: readonly string[]}} Chosen */

export class StepCommands extends WireCommands {
  /**
   * Adds a step of a type.
   * @param {string} type @param {Position | null} at null: beside `after`, or below everything
   * @param {string | null} after the step it waits for @param {string | null} [group] it is put into
   * @returns {string | null} its id
   */
  add(type, at, after, group = null) {
    const made = this.fresh(type, at ?? this.freePlace(after));
    if (made === null) return null;
    const { id, name, operations } = made;
    if (after !== null) operations.push({ op: "link", from: after, to: id, as: "depends", index: 0 });
    const all = group === null ? operations : inOrder(this.draft, () => operations, (draft) => regroup(draft, [id], group));
    return this.perform(interpolate(gettext("Add %s"), [name]), all) ? id : null;
  }

  /** @param {string} type @param {Position} at */
  fresh(type, at) {
    const known = this.catalog.types.get(type);
    if (known === undefined) return null;
    const name = freeName(this.draft, type);
    return { name, ...addStep(this.draft, named(known.fresh, name), snapped(at), newId) };
  }

  /** @param {Start} start of a wire in the hand @returns {import("../model/catalog.js").StepType[]} what could be at its other end */
  typesFor(start) {
    return typesFor(this.draft, this.catalog, start);
  }

  /** Adds a step at the free end of a wire. @param {string} type @param {Position} at @param {Start} start @returns {string | null} its id */
  addWired(type, at, start) {
    const known = this.catalog.types.get(type);
    if (known === undefined) return null;
    const name = freeName(this.draft, type);
    const { id, operations } = wiredStep(this.draft, known, name, snapped(at), start, newId);
    const label = interpolate(gettext("Add %(name)s, connected to %(other)s"), { name, other: this.draft.name(start.step) }, true);
    return this.perform(label, operations) ? id : null;
  }

  /** Adds a step of a type in between two others. @param {string} type @param {Position} at @param {Wire} wire @returns {string | null} its id */
  addBetween(type, at, wire) {
    const made = this.fresh(type, at);
    if (made === null) return null;
    const operations = inOrder(this.draft, () => made.operations, (draft) => insertOnWire(draft, wire, made.id));
    return this.perform(this.betweenLabel(made.name, wire), operations) ? made.id : null;
  }

  /** Takes a step that is there in between two others. @param {string} step @param {Position} at @param {Wire} wire @returns {boolean} */
  insert(step, at, wire) {
    const operations = [...insertOnWire(this.draft, wire, step), { op: /** @type {const} */ ("place"), id: step, ...snapped(at) }];
    return this.perform(this.betweenLabel(this.draft.name(step), wire), operations);
  }

  /** @param {string} name @param {Wire} wire */
  betweenLabel(name, wire) {
    return interpolate(gettext("Put %(name)s between %(from)s and %(to)s"), { name, ...this.namesOf(wire) }, true);
  }

  /** @param {string} id @param {string} name @returns {boolean} */
  rename(id, name) {
    const label = interpolate(gettext("Rename %(from)s to %(to)s"), { from: this.draft.name(id), to: name }, true);
    return this.perform(label, renameOperations(this.draft, id, name));
  }

  /**
   * Removes what is chosen; what ran before removed steps leads to what ran after them.
   * @param {Chosen} chosen @param {boolean} [heal] @returns {string | null} what was done; null: nothing
   */
  remove({ wires = [], steps = [], groups = [], notes = [] }, heal = true) {
    const gone = new Set(steps);
    const loose = wires.filter(({ from, to }) => !gone.has(from) && !gone.has(to));
    const closing = heal ? healed(this.draft, gone) : [];
    const operations = inOrder(this.draft,
      ...loose.map((wire) => (/** @type {Draft} */ draft) => disconnect(draft, wire)),
      ...closing.map((wire) => (/** @type {Draft} */ draft) => bridge(draft, wire, gone)),
      () => removeAll([...gone, ...groups, ...notes]));
    const label = this.removeLabel({ wires: loose, steps, groups, notes }, closing);
    return this.perform(label, operations) ? label : null;
  }

  /** @param {Chosen} chosen @param {readonly {from: string, to: string}[]} closing wires that close the gap */
  removeLabel({ wires = [], steps = [], groups = [], notes = [] }, closing) {
    const label = this.goneLabel([...steps, ...groups], wires, notes);
    const [first, ...others] = closing;
    if (first === undefined) return label;
    if (others.length > 0) return interpolate(gettext("%s and close the gap"), [label]);
    return interpolate(gettext("%(label)s and connect %(from)s to %(to)s"), { label, ...this.namesOf(first) }, true);
  }

  /** @param {readonly string[]} steps and groups @param {readonly Wire[]} wires @param {readonly string[]} notes */
  goneLabel(steps, wires, notes) {
    const [step, wire] = [steps[0], wires[0]];
    if (steps.length === 1 && step !== undefined) return interpolate(gettext("Delete %s"), [this.draft.name(step)]);
    if (steps.length > 1) return interpolate(ngettext("Delete %s step", "Delete %s steps", steps.length), [steps.length]);
    if (notes.length > 0) return interpolate(ngettext("Delete %s note", "Delete %s notes", notes.length), [notes.length]);
    if (wires.length === 1 && wire) return interpolate(gettext("Disconnect %(from)s from %(to)s"), this.namesOf(wire), true);
    return interpolate(ngettext("Delete %s wire", "Delete %s wires", wires.length), [wires.length]);
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
