/** Paints a scene through a viewport: as cards and wires when near, as a drawing when far. */

import { readColours } from "./colours.js";
import { drawFar } from "./far_layer.js";
import { GroupLayer } from "./group_layer.js";
import { html } from "./markup.js";
import { NoteLayer } from "./note_layer.js";
import { PresenceLayer } from "./presence_layer.js";
import { WireLayer } from "./wire_layer.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./card_layer.js").CardLayer} CardLayer */
/** @typedef {import("./minimap.js").Minimap} Minimap */
/** @typedef {import("./selection.js").Selection} Selection */
/** @typedef {import("./viewport.js").Viewport} Viewport */
/** @typedef {import("./wires.js").Wire} Wire */

const MARGIN = 160;
const GRID = 20;
const DENSEST_GRID = 14;
const TITLES_ONLY = 0.5;

export class Painter {
  /**
   * @param {import("./flow_canvas.js").FlowCanvas} sheet what is painted on @param {Scene} scene @param {CardLayer} cards
   * @param {Minimap} minimap @param {Selection} selection
   */
  constructor(sheet, scene, cards, minimap, selection) {
    this.sheet = sheet;
    this.scene = scene;
    this.cards = cards;
    this.minimap = minimap;
    this.selection = selection;
    this.wires = new WireLayer();
    this.groups = new GroupLayer(cards.element);
    this.notes = new NoteLayer();
    this.presence = new PresenceLayer();
    this.far = html("canvas", { class: "far" });
    this.world = html("div", { class: "world" }, this.groups.element, this.notes.element, this.wires.element, cards.element, this.presence.element);
    /** @type {{lifted: string | null, offered: string | null}} wires in the hand, or about to take a step in between */
    this.marked = { lifted: null, offered: null };
    /** @type {string | null} the wire under the pointer */
    this.hovered = null;
    this.farDrawn = false;
    this.mapDrawn = false;
    sheet.replaceChildren(this.far, this.world, minimap.element);
    this.colours = readColours(sheet);
  }

  /** Reads the colours again: the theme has changed. */
  restyle() {
    this.colours = readColours(this.sheet);
    this.mapDrawn = false;
  }

  /** @param {number} width @param {number} height of the sheet, in CSS pixels */
  resize(width, height) {
    const ratio = devicePixelRatio || 1;
    this.far.width = width * ratio;
    this.far.height = height * ratio;
  }

  /** @param {Viewport} view @returns {boolean} whether everything in view is painted */
  paint(view) {
    if (!this.mapDrawn) this.minimap.draw(this.scene, this.colours);
    this.mapDrawn = true;
    this.minimap.follow(view);
    this.placeWorld(view);
    return view.far ? this.paintFar(view) : this.paintNear(view);
  }

  /** @param {Viewport} view */
  placeWorld({ x, y, zoom, far }) {
    const ratio = devicePixelRatio || 1;
    const crisp = (/** @type {number} */ value) => Math.round(value * ratio) / ratio;
    const cell = cellOf(zoom);
    this.world.style.transform = `translate(${crisp(x)}px, ${crisp(y)}px) scale(${zoom})`;
    this.sheet.style.backgroundSize = `${cell}px ${cell}px`;
    this.sheet.style.backgroundPosition = `${crisp(x)}px ${crisp(y)}px`;
    this.sheet.classList.toggle("titles", zoom < TITLES_ONLY);
    this.sheet.classList.toggle("from-afar", far);
  }

  /** @param {Viewport} view */
  paintFar(view) {
    this.wires.clear();
    this.groups.show(this.scene, null, this.selection.groups);
    this.notes.show(this.scene, null, this.selection.notes);
    this.cards.show(this.scene, new Set(), this.selection.steps);
    const pen = this.far.getContext("2d");
    if (pen !== null) drawFar(pen, this.scene, view, this.colours, this.selection);
    this.farDrawn = true;
    return true;
  }

  /** @param {Viewport} view */
  paintNear(view) {
    const seen = view.seen(MARGIN);
    const wanted = new Set(this.scene.cardsIn(seen).map(({ id }) => id));
    this.groups.show(this.scene, seen, this.selection.groups);
    this.notes.show(this.scene, seen, this.selection.notes);
    this.presence.show(this.scene, seen);
    const complete = this.cards.show(this.scene, wanted, this.selection.steps);
    this.wires.show(this.scene, seen, (wire) => `${this.lookOf(wire)} ${this.sheet.wireLook(wire)}`.trim());
    if (complete && this.farDrawn) this.far.getContext("2d")?.reset();
    this.farDrawn &&= !complete;
    return complete;
  }

  /** @param {Wire} wire */
  lookOf({ id, from, to }) {
    const { wires, steps, groups } = this.selection;
    const chosen = (/** @type {string} */ step) => steps.has(step) || groups.has(this.scene.shownAs(step));
    if (this.marked.lifted === id) return "lifted";
    if (this.marked.offered === id) return "sel offered";
    if (wires.has(id)) return "sel picked";
    const hover = this.hovered === id ? " hover" : "";
    if (chosen(from) || chosen(to)) return `sel${hover}`;
    return this.scene.isAside(from) || this.scene.isAside(to) ? `aside${hover}` : hover.trim();
  }
}

/** @param {number} zoom @returns {number} how far the dots are apart on the screen: never too dense to see */
function cellOf(zoom) {
  let cell = GRID * zoom;
  while (cell < DENSEST_GRID) cell *= 2;
  return cell;
}
