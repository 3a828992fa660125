/** What is done by hand to what is selected: each an action with a name, for keys, menus and buttons. */

import { html } from "../canvas/markup.js";
import { openRename } from "../outline/rename_box.js";
import { showToast } from "../site/toasts.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../canvas/geometry.js").Point} Point */
/** @typedef {import("../commands.js").Commands} Commands */
/** @typedef {import("../keys/keyboard.js").Actions} Actions */
/** @typedef {import("../model/aligning.js").Side} Side */
/** @typedef {{steps: string[], wires: string[], groups: string[], notes: string[]}} Chosen ids; `steps` without those inside of chosen groups */

/** @type {readonly Side[]} */
export const SIDES = ["left", "centre", "right", "top", "middle", "bottom"];

export class HandActions {
  /** @param {FlowCanvas} canvas @param {Commands} commands @param {() => unknown} undo */
  constructor(canvas, commands, undo) {
    this.canvas = canvas;
    this.commands = commands;
    this.undo = undo;
    /** @type {Point | null} where on the canvas the pointer was last */
    this.pointer = null;
  }

  /** @returns {Actions} */
  all() {
    return {
      remove: () => this.remove(true),
      "remove-only": () => this.remove(false),
      group: () => this.group(),
      ungroup: () => this.ungroup(),
      collapse: () => this.chosen.groups.forEach((id) => this.canvas.collapse(id)),
      "rename-group": () => this.renameGroup(this.chosen.groups[0]),
      "add-note": () => this.addNote(),
      "add-scene": () => this.commands.addScene(this.members),
      "arrange-selection": () => this.commands.arrangeOnly(this.members),
      "distribute-horizontally": () => this.commands.distribute(this.boxes, "horizontally"),
      "distribute-vertically": () => this.commands.distribute(this.boxes, "vertically"),
      ...Object.fromEntries(SIDES.map((side) => [`align-${side}`, () => this.commands.align(this.boxes, side)])),
    };
  }

  /** What is selected; with nothing selected the step that has the focus. @returns {Chosen} */
  get chosen() {
    const { selection, cardLayer } = this.canvas;
    const { steps, wires, groups, notes } = selection;
    const focused = cardLayer?.views.get(cardLayer.current)?.contains(document.activeElement) ? [cardLayer.current] : [];
    return { steps: selection.empty ? focused : [...steps], wires: [...wires], groups: [...groups], notes: [...notes] };
  }

  /** The chosen steps, and those of the chosen groups. @returns {string[]} */
  get members() {
    const { steps, groups } = this.chosen;
    const held = groups.flatMap((id) => this.canvas.scene?.groups.get(id)?.steps ?? []);
    return [...new Set([...steps, ...held])];
  }

  /** What can be lined up: steps and notes. @returns {string[]} */
  get boxes() {
    return [...this.members, ...this.chosen.notes];
  }

  /** @returns {string[]} the chosen groups, else the innermost ones around the chosen steps */
  get groupsHere() {
    const { groups, steps } = this.chosen;
    if (groups.length > 0) return groups;
    const all = [...(this.canvas.scene?.groups.values() ?? [])];
    return [...new Set(steps.flatMap((step) => all.find((group) => group.steps.includes(step))?.id ?? []))];
  }

  /** @param {boolean} heal whether what ran before leads to what ran after */
  remove(heal) {
    const { scene } = this.canvas;
    const { groups, notes, wires } = this.chosen;
    const steps = this.members;
    const next = steps[0] === undefined ? undefined : scene?.neighbours(steps[0], "before")[0];
    const here = this.canvas.contains(document.activeElement);
    const drawn = scene?.wires.filter(({ id }) => wires.includes(id)) ?? [];
    const label = this.commands.remove({ wires: drawn, steps, groups, notes }, heal);
    if (label === null) return;
    this.say(label);
    if (here && next !== undefined && scene?.cards.has(next)) this.canvas.go(next);
  }

  /** Shows what was done, with a way back. @param {string} label */
  say(label) {
    showToast({ message: label, act: () => this.undo() });
  }

  group() {
    const steps = this.members;
    if (steps.length === 0) return;
    const id = this.commands.group(steps);
    if (id === null) return;
    this.canvas.selection.set([], [], [id]);
    this.renameGroup(id);
  }

  ungroup() {
    const groups = this.groupsHere;
    const steps = groups.flatMap((id) => this.canvas.scene?.groups.get(id)?.steps ?? []);
    if (groups.length > 0 && this.commands.ungroup(groups)) this.canvas.selection.set(steps);
  }

  /** Opens a field over the name of a group: beside it, for an option holds no control. @param {string | undefined} id */
  renameGroup(id) {
    const { canvas, commands } = this;
    if (id === undefined || canvas.painter === undefined) return;
    canvas.reveal(id);
    const area = canvas.scene?.areaOf(id);
    const old = commands.draft.name(id);
    const name = html("span", {}, old);
    const box = html("div", { class: "namebox" }, name);
    box.style.translate = `${area?.left ?? 0}px ${area?.top ?? 0}px`;
    canvas.painter.world.append(box);
    openRename(name, interpolate(gettext("New name of %s"), [old]), (text) => text === old || commands.rename(id, text), (focus) => {
      box.remove();
      if (focus) canvas.focus({ preventScroll: true });
    });
  }

  /** @param {Point} [at] else at the pointer, or in the middle of what is seen */
  addNote(at = this.pointer ?? this.middle()) {
    const id = this.commands.addNote(at);
    if (id !== null) this.canvas.tell("note:edit", { id });
  }

  /** @returns {Point} of what is seen of the canvas */
  middle() {
    const { view } = this.canvas;
    return view.toWorld({ x: view.width / 2 - 120, y: view.height / 2 - 80 });
  }
}
