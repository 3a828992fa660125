/** Walking, selecting and moving on the canvas by keys. */

import { announce } from "../announce.js";
import { alongWires, goTo, itemsOf, nearest } from "./canvas_items.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../canvas/pointer.js").Pointer} Pointer */
/** @typedef {import("./canvas_items.js").Direction} Direction */
/** @typedef {import("./canvas_items.js").Item} Item */

const NUDGE = 10;
const FAR_NUDGE = 50;
/** @type {Record<Direction, [number, number]>} */
const DIRECTIONS = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

export class CanvasKeys {
  /** @param {FlowCanvas} canvas @param {Pointer} pointer */
  constructor(canvas, pointer) {
    this.canvas = canvas;
    this.pointer = pointer;
    canvas.addEventListener("focusin", (event) => this.entered(event));
    canvas.addEventListener("keyup", (event) => event.key === " " && this.release(event));
  }

  /** Tab reaches the canvas: the step it stands on becomes the one that keys act on. @param {FocusEvent} event */
  entered(event) {
    const id = event.target instanceof HTMLElement ? event.target.dataset.step : undefined;
    if (id !== undefined) this.canvas.cardLayer?.setCurrent(id);
  }

  /** @returns {Record<string, () => void>} */
  actions() {
    const { canvas } = this;
    const all = Object.entries(DIRECTIONS).map(([name, [dx, dy]]) => this.towards(/** @type {Direction} */ (name), dx, dy));
    return {
      ...Object.assign({}, ...all),
      "walk-first": () => this.reach(this.items[0]),
      "walk-last": () => this.reach(this.items.filter(({ kind }) => kind === "step").at(-1)),
      "select-all": () => canvas.selection.set(canvas.scene?.cards.keys() ?? []),
    };
  }

  /** @param {Direction} direction @param {number} dx @param {number} dy @returns {Record<string, () => void>} */
  towards(direction, dx, dy) {
    return {
      [`walk-${direction}`]: () => this.walk(direction),
      [`extend-${direction}`]: () => this.extend(direction),
      [`nudge-${direction}`]: () => this.nudge(dx * NUDGE, dy * NUDGE),
      [`nudge-far-${direction}`]: () => this.nudge(dx * FAR_NUDGE, dy * FAR_NUDGE),
    };
  }

  /** @returns {Item[]} */
  get items() {
    return this.canvas.scene ? itemsOf(this.canvas.scene) : [];
  }

  /** @returns {Item | undefined} what has the focus on the canvas, or had it last */
  get here() {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {};
    const id = focused.group ?? focused.note ?? this.canvas.scene?.shownAs(this.canvas.cardLayer?.current ?? "");
    return this.items.find((item) => item.id === id);
  }

  /** @param {Item | undefined} item */
  reach(item) {
    if (item !== undefined) goTo(this.canvas, item);
  }

  /** @param {Direction} direction */
  walk(direction) {
    const next = this.next(direction);
    if (next !== undefined) return this.reach(next);
    if (direction === "right") announce(gettext("Nothing runs after this step."));
    if (direction === "left") announce(gettext("Nothing runs before this step."));
  }

  /** Along the wires to the left and right, else the nearest. @param {Direction} direction @returns {Item | undefined} */
  next(direction) {
    const { here, items } = this;
    const { scene } = this.canvas;
    if (here === undefined || !scene) return items[0];
    const wired = here.kind === "step" || scene.groups.get(here.id)?.collapsed === true;
    if (!wired || direction === "up" || direction === "down") return nearest(items, here, direction);
    const [id] = alongWires(scene, here, direction === "right" ? "after" : "before");
    return items.find((item) => item.id === id);
  }

  /** Takes the next one that way to what is selected. @param {Direction} direction */
  extend(direction) {
    const { here } = this;
    const next = this.next(direction);
    if (next === undefined) return;
    const { steps, groups, notes } = this.canvas.selection;
    const chosen = { step: new Set(steps), group: new Set(groups), note: new Set(notes) };
    for (const item of [here, next]) if (item !== undefined) chosen[item.kind].add(item.id);
    goTo(this.canvas, next);
    this.canvas.selection.set(chosen.step, [], chosen.group, chosen.note);
  }

  /** @param {number} dx @param {number} dy */
  nudge(dx, dy) {
    const { here, canvas } = this;
    const { scene, selection, commands } = canvas;
    const ids = selection.empty && here ? [here.id] : [...selection.steps, ...selection.groups, ...selection.notes];
    const moved = new Set(ids.flatMap((id) => this.placedIn(id)));
    const places = [...moved].flatMap((id) => scene?.cards.get(id) ?? scene?.notes.get(id) ?? scene?.groups.get(id) ?? []);
    commands?.move(new Map(places.map(({ id, x, y }) => [id, { x: x + dx, y: y + dy }])));
    const [first] = places;
    if (first) announce(interpolate(gettext("Moved to %(x)s, %(y)s"), { x: first.x + dx, y: first.y + dy }, true));
  }

  /** @param {string} id @returns {string[]} what is placed to move it: of a group its steps */
  placedIn(id) {
    const steps = this.canvas.scene?.groups.get(id)?.steps ?? [];
    return steps.length > 0 ? steps : [id];
  }

  /** Space alone selects; with a drag in between it has panned. @param {KeyboardEvent} event */
  release({ target }) {
    const typing = target instanceof Element && target.closest("input, textarea, [contenteditable=true]") !== null;
    if (typing || this.pointer.letGo()) return;
    const { here, canvas } = this;
    if (here?.kind === "step") canvas.selection.toggle(here.id);
    else if (here !== undefined) goTo(canvas, here);
  }
}
