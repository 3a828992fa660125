/**
 * Linking by keyboard: arrows walk through the ports that fit, the nearest first, Enter joins,
 * Escape leaves.
 */

import { announce } from "../announce.js";
import { AFTER, BEFORE } from "../canvas/geometry.js";
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
    if (this.choices.length === 0) return;
    this.choose(1, `${this.portText()} ${countText(this.choices.length)}`);
  }

  /** @returns {string} which port the wire is held at */
  portText() {
    if (this.port === AFTER) return gettext("What runs after it.");
    if (this.port === BEFORE) return gettext("What it runs after.");
    if (this.port === "then") return gettext("What runs when it is true.");
    if (this.port === "else") return gettext("What runs when it is false.");
    const row = this.canvas.scene?.cards.get(this.step)?.facts.rows.find(({ port }) => port === this.port);
    return interpolate(gettext("Data of %s."), [row?.name ?? ""]);
  }

  /** @param {number} by @param {string} [before] said in front of it */
  choose(by, before = "") {
    const { choices, canvas } = this;
    if (choices.length === 0) return;
    this.at = (this.at + by + choices.length) % choices.length;
    const choice = choices[this.at];
    const card = canvas.scene?.cards.get(choice?.step ?? "");
    if (!choice || !card) return;
    canvas.view.reveal(rectOf(card));
    this.link.aim(choice);
    canvas.viewChanged();
    const { title, detail } = this.link.wireEnd.offerOf(choice);
    announce(`${before} ${card.facts.name}. ${title}. ${detail}`.trim());
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether linking goes on */
  press(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) this.choose(step);
    else if (event.key === "Enter") this.link.end();
    else if (event.key === "Escape" || event.key === "Tab") this.leave();
    else return true;
    return step !== undefined;
  }

  leave() {
    this.link.cancel();
    announce(gettext("Not connected."));
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
