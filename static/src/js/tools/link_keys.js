/**
 * Linking by keyboard: C starts it, arrows walk through the steps that fit, C again changes the
 * branch, Enter joins, Escape leaves.
 */

import { announce } from "../announce.js";
import { rectOf } from "../canvas/scene.js";
import { Link } from "./link.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */

export class LinkKeys {
  /** @param {FlowCanvas} canvas @param {string} step @param {string} port where the wire starts */
  constructor(canvas, step, port) {
    const { commands, scene } = canvas;
    if (!commands || !scene) throw new TypeError("A canvas to look at only has no wires to draw");
    this.canvas = canvas;
    this.step = step;
    this.port = port;
    this.link = new Link(canvas, commands.rules(), step, port);
    const origin = scene.anchor(step, port);
    this.choices = [...scene.cards.values()].filter(({ id }) => this.link.refusal(id) === null);
    this.choices.sort((one, two) => far(one, origin) - far(two, origin));
    this.at = -1;
    announce(this.choices.length === 0 ? gettext("No step can run after this one.") : countText(this.choices.length));
    this.choose(1);
  }

  /** @param {number} by */
  choose(by) {
    const { choices, canvas } = this;
    if (choices.length === 0) return;
    this.at = (this.at + by + choices.length) % choices.length;
    const card = choices[this.at];
    if (!card) return;
    canvas.view.reveal(rectOf(card));
    const socket = this.link.socket(card.id);
    const world = { x: socket.x + 10, y: socket.y };
    this.link.move({ world, screen: canvas.view.toScreen(socket), shift: false, toggle: false, alt: false });
    canvas.viewChanged();
    announce(card.facts.name);
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether linking goes on */
  press(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) this.choose(step);
    else if (event.key === "Enter") this.link.end();
    else if (event.key === "Escape" || event.key === "Tab") this.link.cancel();
    else return true;
    event.preventDefault();
    return step !== undefined;
  }
}

/** @param {{x: number, y: number}} card @param {{x: number, y: number}} from */
function far(card, from) {
  return Math.hypot(card.x - from.x, card.y - from.y);
}

/** @param {number} count @returns {string} */
function countText(count) {
  return interpolate(ngettext("%s step fits. Arrows choose, Enter connects.", "%s steps fit. Arrows choose, Enter connects.", count), [count]);
}
