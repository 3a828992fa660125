/**
 * Linking by keyboard: C starts it, arrows walk through the steps that fit, C again changes the
 * branch, Enter joins, Escape leaves.
 */

import { announce } from "../announce.js";
import { rectOf } from "../canvas/scene.js";
import { newLink } from "./linking.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */

export class LinkKeys {
  /** @param {FlowCanvas} canvas @param {string} step @param {string} port where the wire starts */
  constructor(canvas, step, port) {
    const { commands, scene } = canvas;
    if (!commands || !scene) throw new TypeError("A canvas to look at only has no wires to draw");
    this.canvas = canvas;
    this.step = step;
    this.port = port;
    this.link = newLink(canvas, step, port);
    const origin = scene.anchor(step, port);
    this.choices = [...scene.cards.keys()].flatMap((id) => this.link.wireEnd.fitting(id));
    this.choices.sort((one, two) => far(this.link.anchor(one), origin) - far(this.link.anchor(two), origin));
    this.at = -1;
    announce(this.choices.length === 0 ? gettext("Nothing fits this port.") : countText(this.choices.length));
    this.choose(1);
  }

  /** @param {number} by */
  choose(by) {
    const { choices, canvas } = this;
    if (choices.length === 0) return;
    this.at = (this.at + by + choices.length) % choices.length;
    const choice = choices[this.at];
    const card = canvas.scene?.cards.get(choice?.step ?? "");
    if (!choice || !card) return;
    canvas.view.reveal(rectOf(card));
    this.link.aim(choice);
    canvas.viewChanged();
    announce(`${card.facts.name}. ${this.link.wireEnd.offerOf(choice).title}`);
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
  return interpolate(ngettext("%s port fits. Arrows choose, Enter connects.", "%s ports fit. Arrows choose, Enter connects.", count), [count]);
}
