/** Walking, moving and connecting on the canvas by keys. */

import { announce } from "../announce.js";
import { AFTER, BEFORE } from "../canvas/geometry.js";
import { LinkKeys } from "../tools/link_keys.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */

const NUDGE = 10;
const FAR_NUDGE = 50;

export class CanvasKeys {
  /** @param {FlowCanvas} canvas @param {import("../canvas/pointer.js").Pointer} pointer */
  constructor(canvas, pointer) {
    this.canvas = canvas;
    this.pointer = pointer;
    /** @type {LinkKeys | null} */
    this.link = null;
    canvas.addEventListener("focusin", (event) => this.entered(event));
    canvas.addEventListener("keyup", (event) => event.key === " " && this.release(event));
  }

  /** Tab reaches the canvas: the step it stands on becomes the one that keys act on. @param {FocusEvent} event */
  entered(event) {
    const id = event.target instanceof HTMLElement ? event.target.dataset.step : undefined;
    if (id !== undefined) this.canvas.cardLayer?.setCurrent(id);
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether a wire being drawn took the key */
  read(event) {
    if (this.link === null) return false;
    if (event.key.toLowerCase() === "c") this.nextPort();
    else if (!this.link.press(event)) this.link = null;
    return true;
  }

  /** @returns {Record<string, () => void>} */
  actions() {
    const { canvas } = this;
    return {
      ...this.nudges(),
      "walk-after": () => this.walk("after"),
      "walk-before": () => this.walk("before"),
      "walk-down": () => this.sideways(1),
      "walk-up": () => this.sideways(-1),
      "walk-first": () => this.go(canvas.scene?.draft.steps[0]),
      "walk-last": () => this.go(canvas.scene?.draft.steps.at(-1)),
      "select-all": () => canvas.selection.set(canvas.scene?.cards.keys() ?? []),
      connect: () => this.startLink(),
    };
  }

  /** @returns {Record<string, () => void>} */
  nudges() {
    const directions = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
    return Object.fromEntries(Object.entries(directions).flatMap(([name, [dx = 0, dy = 0]]) => [
      [`nudge-${name}`, () => this.nudge(dx * NUDGE, dy * NUDGE)],
      [`nudge-far-${name}`, () => this.nudge(dx * FAR_NUDGE, dy * FAR_NUDGE)],
    ]));
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
  release({ target }) {
    const typing = target instanceof Element && target.closest("input, textarea") !== null;
    if (typing || this.pointer.letGo() || this.current === "") return;
    this.canvas.selection.toggle(this.current);
  }

  startLink() {
    const card = this.canvas.scene?.cards.get(this.current);
    if (card) this.link = this.linkFrom(card, portsOf(card.facts));
  }

  /** C again while linking: the next port that has something to join. */
  nextPort() {
    const { step = "", port = "" } = this.link ?? {};
    this.link?.link.cancel();
    const card = this.canvas.scene?.cards.get(step);
    const ports = card ? portsOf(card.facts) : [];
    const at = ports.indexOf(port) + 1;
    this.link = card ? this.linkFrom(card, [...ports.slice(at), ...ports.slice(0, at)]) : null;
  }

  /** @param {import("../canvas/scene.js").Card} card @param {string[]} ports @returns {LinkKeys | null} from the first of them that fits anything */
  linkFrom({ id }, ports) {
    for (const port of ports) {
      const link = new LinkKeys(this.canvas, id, port);
      if (link.choices.length > 0) return link;
      link.link.cancel();
    }
    announce(gettext("Nothing fits this step."));
    return null;
  }
}

/** @param {import("../canvas/facts.js").Facts} facts @returns {string[]} where a wire can be held, those that lead on first */
function portsOf({ branches, rows }) {
  const data = (/** @type {"in" | "out"} */ side) => rows.filter((row) => row.side === side).map(({ port }) => port);
  return [...(branches ? ["then", "else"] : []), AFTER, ...data("out"), ...data("in"), BEFORE];
}

/** @param {{x: number, y: number}} card @param {{x: number, y: number}} here sideways counts double */
function cost(card, here) {
  return Math.abs(card.y - here.y) + 2 * Math.abs(card.x - here.x);
}
