/** Connecting by keyboard: C holds a wire at the focused step, C again at its next port. */

import { announce } from "../announce.js";
import { AFTER, BEFORE } from "../canvas/geometry.js";
import { LinkKeys } from "../tools/link_keys.js";

/** @typedef {import("../canvas/facts.js").Facts} Facts */
/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../canvas/scene.js").Card} Card */

export class LinkMode {
  /** @param {FlowCanvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    /** @type {LinkKeys | null} */
    this.link = null;
    canvas.addEventListener("focusout", (event) => this.left(event));
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether a wire in the hand took the key */
  read(event) {
    if (this.link === null) return false;
    if (event.key.toLowerCase() === "c") this.nextPort();
    else if (!this.link.press(event)) this.link = null;
    return true;
  }

  /** Somebody went elsewhere: the wire is let go. @param {FocusEvent} event */
  left({ relatedTarget }) {
    if (this.link === null || (relatedTarget instanceof Node && this.canvas.contains(relatedTarget))) return;
    this.link.link.cancel();
    this.link = null;
  }

  /** @param {string} step */
  start(step) {
    const card = this.canvas.scene?.cards.get(step);
    if (card) this.link = this.linkFrom(card, portsOf(card.facts));
  }

  nextPort() {
    const { step = "", port = "" } = this.link ?? {};
    this.link?.link.cancel();
    const card = this.canvas.scene?.cards.get(step);
    const ports = card ? portsOf(card.facts) : [];
    const at = ports.indexOf(port) + 1;
    this.link = card ? this.linkFrom(card, [...ports.slice(at), ...ports.slice(0, at)]) : null;
  }

  /** @param {Card} card @param {string[]} ports @returns {LinkKeys | null} from the first of them that fits anything */
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

/** @param {Facts} facts @returns {string[]} where a wire can be held, those that lead on first */
function portsOf({ branches, rows }) {
  const data = (/** @type {"in" | "out"} */ side) => rows.filter((row) => row.side === side).map(({ port }) => port);
  return [...(branches ? ["then", "else"] : []), AFTER, ...data("out"), ...data("in"), BEFORE];
}
