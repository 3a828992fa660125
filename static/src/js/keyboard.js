/** The keys of the canvas. They act only while the focus is on it, never while somebody types. */

import { announce } from "./announce.js";
import { AFTER } from "./canvas/geometry.js";
import { LinkKeys } from "./tools/link_keys.js";

/** @typedef {import("./canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/**
 * @typedef {object} Actions
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} remove
 * @property {() => void} rename
 * @property {() => void} help
 * @property {() => void} find
 * @property {() => void} add
 * @property {() => void} arrange
 * @property {() => void} problems
 * @property {() => boolean} cancel  whether there was a gesture to take back
 * @property {() => void} hold  the pointer pans until `release`
 * @property {() => boolean} release  whether it has panned
 */

const NUDGE = 10;
const FAR_NUDGE = 50;

export class Keyboard {
  /** @param {FlowCanvas} canvas @param {Actions} actions */
  constructor(canvas, actions) {
    this.canvas = canvas;
    this.actions = actions;
    /** @type {LinkKeys | null} */
    this.link = null;
    canvas.addEventListener("keydown", (event) => this.press(event));
    canvas.addEventListener("keyup", (event) => event.key === " " && this.release(event));
    canvas.addEventListener("focusin", (event) => this.entered(event));
  }

  /** Tab reaches the canvas: the step it stands on becomes the selected one. @param {FocusEvent} event */
  entered(event) {
    const id = event.target instanceof HTMLElement ? event.target.dataset.step : undefined;
    if (id !== undefined) this.canvas.cardLayer?.setCurrent(id);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.isComposing || isField(event.target)) return;
    if (this.link !== null) return this.pressWhileLinking(event);
    const action = this.bindings()[chord(event)];
    if (action === undefined) return;
    event.preventDefault();
    action();
  }

  /** @param {KeyboardEvent} event */
  pressWhileLinking(event) {
    if (event.key.toLowerCase() === "c") this.nextPort();
    else if (!this.link?.press(event)) this.link = null;
  }

  /** @returns {Record<string, () => void>} */
  bindings() {
    const { canvas, actions } = this;
    return {
      ...this.walking(),
      ...(canvas.commands ? this.editing() : {}),
      "?": () => actions.help(),
      "/": () => actions.find(),
      p: () => actions.problems(),
      escape: () => this.escape(),
      enter: () => this.open(),
      " ": () => actions.hold(),
      "mod+a": () => canvas.selection.set(canvas.scene?.cards.keys() ?? []),
      1: () => canvas.fit(),
      2: () => canvas.fitSelection(),
      0: () => canvas.zoomTo(1),
      "+": () => canvas.zoomStep(1),
      "=": () => canvas.zoomStep(1),
      "-": () => canvas.zoomStep(-1),
      m: () => canvas.toggleMinimap(),
    };
  }

  /** @returns {Record<string, () => void>} */
  walking() {
    return {
      arrowright: () => this.walk("after"),
      arrowleft: () => this.walk("before"),
      arrowdown: () => this.sideways(1),
      arrowup: () => this.sideways(-1),
      home: () => this.go(this.canvas.scene?.draft.steps[0]),
      end: () => this.go(this.canvas.scene?.draft.steps.at(-1)),
    };
  }

  /** @returns {Record<string, () => void>} */
  editing() {
    const { actions } = this;
    return {
      "alt+arrowright": () => this.nudge(NUDGE, 0),
      "alt+arrowleft": () => this.nudge(-NUDGE, 0),
      "alt+arrowdown": () => this.nudge(0, NUDGE),
      "alt+arrowup": () => this.nudge(0, -NUDGE),
      "alt+shift+arrowright": () => this.nudge(FAR_NUDGE, 0),
      "alt+shift+arrowleft": () => this.nudge(-FAR_NUDGE, 0),
      "alt+shift+arrowdown": () => this.nudge(0, FAR_NUDGE),
      "alt+shift+arrowup": () => this.nudge(0, -FAR_NUDGE),
      delete: () => actions.remove(),
      backspace: () => actions.remove(),
      "mod+z": () => actions.undo(),
      "mod+shift+z": () => actions.redo(),
      "mod+y": () => actions.redo(),
      "shift+l": () => actions.arrange(),
      f2: () => actions.rename(),
      n: () => actions.add(),
      c: () => this.startLink(),
    };
  }

  get current() {
    return this.canvas.cardLayer?.current ?? "";
  }

  /** @param {string | undefined} id */
  go(id) {
    if (id !== undefined) this.canvas.go(id);
  }

  /** @param {"before" | "after"} direction along the wires */
  walk(direction) {
    const [next] = this.canvas.scene?.neighbours(this.current, direction) ?? [];
    if (next !== undefined) this.go(next);
    else announce(direction === "after" ? gettext("Nothing runs after this step.") : gettext("Nothing runs before this step."));
  }

  /** Among the steps that share a neighbour, else the nearest above or below. @param {1 | -1} by */
  sideways(by) {
    const { scene } = this.canvas;
    const here = scene?.cards.get(this.current);
    if (!scene || !here) return this.go(scene?.draft.steps[0]);
    const isAhead = (/** @type {{x: number, y: number}} */ { x, y }) => (y - here.y || x - here.x) * by > 0;
    const ahead = [...scene.cards.values()].filter(isAhead);
    ahead.sort((one, two) => cost(one, here) - cost(two, here));
    this.go(ahead[0]?.id);
  }

  /** @param {number} dx @param {number} dy */
  nudge(dx, dy) {
    const { scene, selection, commands } = this.canvas;
    const ids = selection.steps.size > 0 ? [...selection.steps] : [this.current];
    const cards = ids.flatMap((id) => scene?.cards.get(id) ?? []);
    commands?.move(new Map(cards.map(({ id, x, y }) => [id, { x: x + dx, y: y + dy }])));
    if (cards[0]) announce(interpolate(gettext("Moved to %(x)s, %(y)s"), { x: cards[0].x, y: cards[0].y }, true));
  }

  /** Space alone selects; with a drag in between it has panned. @param {KeyboardEvent} event */
  release(event) {
    if (isField(event.target) || this.actions.release() || this.current === "") return;
    this.canvas.selection.toggle(this.current);
  }

  open() {
    if (this.current === "") return;
    this.canvas.selection.set([this.current]);
    this.canvas.tell("step:open", { id: this.current });
  }

  escape() {
    if (!this.actions.cancel()) this.canvas.selection.set([]);
  }

  startLink() {
    const card = this.canvas.scene?.cards.get(this.current);
    if (card) this.link = new LinkKeys(this.canvas, card.id, card.facts.branches ? "then" : AFTER);
  }

  /** C again while linking: the next port the wire can start at. */
  nextPort() {
    const { step = "", port = "" } = this.link ?? {};
    this.link?.link.cancel();
    const ports = this.canvas.scene?.cards.get(step)?.facts.branches ? ["then", "else", AFTER] : [AFTER];
    this.link = new LinkKeys(this.canvas, step, ports[(ports.indexOf(port) + 1) % ports.length] ?? AFTER);
  }
}

/** @param {{x: number, y: number}} card @param {{x: number, y: number}} here sideways counts double */
function cost(card, here) {
  return Math.abs(card.y - here.y) + 2 * Math.abs(card.x - here.x);
}

/** @param {EventTarget | null} target */
function isField(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** @param {KeyboardEvent} event @returns {string} "mod+shift+z": Ctrl and Cmd are one */
export function chord({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  const named = key.length > 1 || /[a-z]/i.test(key);
  const parts = [ctrlKey || metaKey ? "mod" : "", altKey ? "alt" : "", shiftKey && named ? "shift" : "", key.toLowerCase()];
  return parts.filter((part) => part !== "").join("+");
}
