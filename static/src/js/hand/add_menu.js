/** The list of step types at the pointer: at the free end of a wire, in between two steps, or anywhere. */

import { WIDTH } from "../canvas/geometry.js";
import { html, tile } from "../canvas/markup.js";
import { COLUMN_GAP } from "../model/layout.js";
import { openList } from "../popup_list.js";

/** @typedef {import("../canvas/geometry.js").Point} Point */
/** @typedef {import("../keys/keyboard.js").Actions} Actions */
/** @typedef {import("../model/catalog.js").StepType} StepType */
/** @typedef {import("../tools/wire_end.js").WireEnd} WireEnd */
/** @typedef {import("./hand_actions.js").HandActions} HandActions */

/** Where the left port of a card stands below its top. */
const PORT_Y = 24;

export class AddMenu {
  /** @param {HandActions} hand */
  constructor(hand) {
    this.hand = hand;
    this.canvas = hand.canvas;
    this.commands = hand.commands;
    this.canvas.addEventListener("wire:drop", (event) => this.atWire(/** @type {CustomEvent} */ (event).detail));
  }

  /** @returns {Actions} */
  all() {
    return { "add-here": () => this.here(), insert: () => this.onWire() };
  }

  /** A wire was let go on empty canvas, or its port only clicked. @param {{end: WireEnd, at: import("../tools/tool.js").At, beside?: boolean}} dropped */
  atWire({ end, at, beside = false }) {
    const types = this.commands.typesFor(end);
    const place = beside ? this.besidePort(end) : { x: at.world.x - (end.backwards ? WIDTH : 0), y: at.world.y - PORT_Y };
    this.open(at.world, gettext("Steps that fit"), types, (type) => this.commands.addWired(type, place, end));
  }

  /** @param {WireEnd} end @returns {Point} */
  besidePort({ step, port, backwards }) {
    if (!backwards) return this.commands.freePlace(step);
    const { x, y } = this.canvas.scene?.anchor(step, port) ?? { x: 0, y: 0 };
    return { x: x - WIDTH - COLUMN_GAP, y: y - PORT_Y };
  }

  here() {
    const at = this.hand.pointer ?? this.hand.middle();
    this.open(at, gettext("Add a step"), [...this.commands.catalog.types.values()], (type) => this.commands.add(type, { x: at.x, y: at.y - PORT_Y }, null));
  }

  /** In between the ends of the selected wire. */
  onWire() {
    const { scene } = this.canvas;
    const wire = scene?.wiresById.get(this.hand.chosen.wires[0] ?? "");
    if (!scene || wire === undefined) return;
    const [start, end] = [scene.anchor(wire.from, wire.start), scene.anchor(wire.to, wire.end)];
    const at = { x: (start.x + end.x) / 2 - WIDTH / 2, y: (start.y + end.y) / 2 + PORT_Y };
    this.open(at, gettext("Put a step in between"), [...this.commands.catalog.types.values()], (type) => this.commands.addBetween(type, at, wire));
  }

  /** @param {Point} world @param {string} label @param {StepType[]} types @param {(type: string) => string | null} add */
  open(world, label, types, add) {
    const { left, top } = this.canvas.getBoundingClientRect();
    const screen = this.canvas.view.toScreen(world);
    const items = types.map((type) => ({ id: type.name, label: type.label, group: type.group, also: type.name, face: () => faceOf(type) }));
    openList({
      at: { x: left + screen.x, y: top + screen.y }, label, items, filter: true, placeholder: gettext("Find a step"), look: "add",
      onPick: ({ id }) => this.added(add(id)),
    });
  }

  /** @param {string | null} id */
  added(id) {
    if (id !== null) this.canvas.go(id);
  }
}

/** @param {StepType} type */
function faceOf({ name, label, icon }) {
  return html("span", { class: "typed" }, tile(name, icon), html("span", { class: "trunc" }, label));
}
