/** The menu at the pointer: everything that can be done to what lies under it. */

import { groupAt } from "../canvas/groups.js";
import { cardAt, wireAt } from "../canvas/hit.js";
import { noteAt } from "../canvas/notes.js";
import { capsOf } from "../keys/chord.js";
import { keysOf } from "../keys/table.js";
import { openList } from "../popup_list.js";
import { canvasChoices, groupChoices, noteChoices, stepChoices, wireChoices } from "./choices.js";

/** @typedef {import("../keys/keyboard.js").Actions} Actions */
/** @typedef {import("./choices.js").Choice} Choice */
/** @typedef {import("./hand_actions.js").HandActions} HandActions */
/** @typedef {import("../canvas/geometry.js").Point} Point */

export class ContextMenu {
  /** @param {HandActions} hand @param {() => Actions} actions of the page */
  constructor(hand, actions) {
    this.hand = hand;
    this.canvas = hand.canvas;
    this.actions = actions;
    this.canvas.addEventListener("contextmenu", (event) => this.asked(event));
    this.canvas.addEventListener("canvas:menu", (event) => this.openAt(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {MouseEvent} event by the right button, by a long press, or by the keys for it */
  asked(event) {
    if (event.target instanceof Element && event.target.closest("input, textarea")) return;
    event.preventDefault();
    if (event.button === 2 || event.clientX + event.clientY > 0) this.openAt({ x: event.clientX, y: event.clientY });
    else this.openHere();
  }

  /** Beside what has the focus or is selected. */
  openHere() {
    const { steps, groups, notes } = this.hand.chosen;
    const id = steps[0] ?? groups[0] ?? notes[0];
    const area = id === undefined ? null : (this.canvas.scene?.areaOf(id) ?? null);
    const { left, top } = this.canvas.getBoundingClientRect();
    const at = area === null ? { x: 40, y: 40 } : this.canvas.view.toScreen({ x: area.left + 24, y: area.top + 40 });
    if (steps.length > 0 && this.canvas.selection.empty) this.canvas.selection.set(steps);
    this.open({ x: left + at.x, y: top + at.y }, this.choicesForSelection());
  }

  /** @param {Point} at in the window: what lies there is selected first */
  openAt(at) {
    const { left, top } = this.canvas.getBoundingClientRect();
    const world = this.canvas.view.toWorld({ x: at.x - left, y: at.y - top });
    this.hand.pointer = world;
    this.select(world);
    const nothing = this.canvas.selection.empty;
    this.open(at, nothing ? canvasChoices(this.canvas.scene?.cards.size === 0) : this.choicesForSelection());
  }

  /** @param {Point} world */
  select(world) {
    const { scene, selection, view } = this.canvas;
    if (!scene) return;
    const card = cardAt(scene, world, selection.steps);
    const group = groupAt(scene.shownGroups, world);
    const note = noteAt(scene.notes, world)?.note;
    const wire = card === null ? wireAt(scene, world, view.zoom) : null;
    if (card !== null) keepOr(selection.steps, card.id, () => selection.set([card.id]));
    else if (wire !== null) keepOr(selection.wires, wire.id, () => selection.set([], [wire.id]));
    else if (note !== undefined) keepOr(selection.notes, note.id, () => selection.set([], [], [], [note.id]));
    else if (group?.part === "header") keepOr(selection.groups, group.group.id, () => selection.set([], [], [group.group.id]));
    else selection.set([]);
  }

  /** @returns {Choice[]} */
  choicesForSelection() {
    const { steps, wires, groups, notes } = this.hand.chosen;
    if (steps.length > 0) return stepChoices(this.hand);
    if (groups.length > 0) return groupChoices(this.hand);
    if (notes.length > 0) return noteChoices(this.hand);
    return wires.length > 0 ? wireChoices() : canvasChoices(this.canvas.scene?.cards.size === 0);
  }

  /** @param {Point} at @param {Choice[]} choices */
  open(at, choices) {
    const items = choices.map(({ id, label, icon, group, reason, ruled, chosen }) => ({
      id, label, ...(icon ? { icon } : {}), ...(group ? { group } : {}), ...(ruled ? { ruled } : {}), ...(chosen ? { chosen } : {}),
      keys: shortcutOf(id), ...(reason ? { disabledReason: reason } : {}),
    }));
    openList({ at, label: gettext("What to do"), items, onPick: ({ id }) => this.run(choices.find((choice) => choice.id === id)) });
  }

  /** @param {Choice | undefined} choice */
  run(choice) {
    if (choice !== undefined) void (choice.run ?? this.actions()[choice.id])?.();
  }
}

/** @param {ReadonlySet<string>} chosen @param {string} id @param {() => void} otherwise what is selected already stays selected */
function keepOr(chosen, id, otherwise) {
  if (!chosen.has(id)) otherwise();
}

/** Keys that are no shortcut of the page but the browser's own. @type {Record<string, string>} */
const CLIPBOARD_KEYS = { copy: "mod+c", cut: "mod+x", paste: "mod+v" };

/** @param {string} id @returns {string} */
function shortcutOf(id) {
  const keys = CLIPBOARD_KEYS[id] ?? keysOf(id);
  return keys === "" ? "" : capsOf(keys).join(" ");
}
