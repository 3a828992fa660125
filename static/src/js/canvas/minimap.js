/** The minimap: the whole canvas in a corner, and which part of it is seen. */

import { drawBeside, drawStrip, drawWires, fillBox } from "./far_layer.js";
import { drawMark } from "./far_marks.js";
import { html } from "./markup.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./viewport.js").Viewport} Viewport */
/** @typedef {import("./colours.js").Colours} Colours */

const WIDTH = 160;
const HEIGHT = 102;
const MARGIN = 8;
const NOTHING = { groups: new Set(), notes: new Set() };

export class Minimap {
  /** @param {(x: number, y: number) => void} onGo to show that point of the canvas in the middle */
  constructor(onGo) {
    this.onGo = onGo;
    this.picture = html("canvas", { width: String(WIDTH * 2), height: String(HEIGHT * 2) });
    this.frame = html("div", { class: "seen" });
    this.element = html("div", { class: "mini", "aria-hidden": "true" }, this.picture, this.frame);
    this.scale = 1;
    this.left = 0;
    this.top = 0;
    this.element.addEventListener("pointerdown", (event) => this.press(event));
    this.element.addEventListener("pointermove", (event) => event.buttons === 1 && this.go(event));
  }

  /** @param {Viewport} view @returns {import("./geometry.js").Rect} what it covers of the screen */
  covers({ width, height }) {
    return { left: width - WIDTH - 2 * MARGIN - 4, top: height - HEIGHT - 2 * MARGIN - 4, right: width, bottom: height };
  }

  /** @param {PointerEvent} event */
  press(event) {
    event.stopPropagation();
    this.element.setPointerCapture(event.pointerId);
    this.go(event);
  }

  /** @param {PointerEvent} event */
  go(event) {
    const at = this.element.getBoundingClientRect();
    this.onGo((event.clientX - at.left) / this.scale + this.left, (event.clientY - at.top) / this.scale + this.top);
  }

  /** Draws the steps: after a change, not for every frame. @param {Scene} scene @param {Colours} colours */
  draw(scene, colours) {
    const bounds = scene.bounds();
    const { left, top, right, bottom } = bounds;
    this.scale = Math.min((WIDTH - 2 * MARGIN) / Math.max(right - left, 1), (HEIGHT - 2 * MARGIN) / Math.max(bottom - top, 1), 0.2);
    this.left = (left + right - WIDTH / this.scale) / 2;
    this.top = (top + bottom - HEIGHT / this.scale) / 2;
    const pen = /** @type {CanvasRenderingContext2D} */ (this.picture.getContext("2d"));
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.picture.width, this.picture.height);
    pen.setTransform(2 * this.scale, 0, 0, 2 * this.scale, -2 * this.scale * this.left, -2 * this.scale * this.top);
    const sheet = { pen, zoom: this.scale, colours };
    drawBeside(sheet, scene, NOTHING);
    drawWires(sheet, scene, scene.wiresIn(bounds), 0.8);
    for (const group of scene.shownGroups) if (group.collapsed) drawFoldedSmall(sheet, group);
    for (const card of scene.cardsIn(bounds)) {
      const area = { x: card.x, y: card.y, width: Math.max(card.box.width, 2 / this.scale), height: Math.max(card.box.height, 2 / this.scale) };
      drawStrip(sheet, card.facts.type, scene.markOf(card), area);
    }
  }

  /** @param {Viewport} view */
  follow(view) {
    const { left, top, right, bottom } = view.seen();
    const { style } = this.frame;
    style.translate = `${(left - this.left) * this.scale}px ${(top - this.top) * this.scale}px`;
    style.width = `${(right - left) * this.scale}px`;
    style.height = `${(bottom - top) * this.scale}px`;
  }
}

/** @param {import("./far_layer.js").Sheet} sheet @param {import("./groups.js").Group} group */
function drawFoldedSmall(sheet, group) {
  if (group.status !== null) drawMark(sheet, group.status.mark, group);
  else fillBox(sheet, group, sheet.colours.outline, sheet.colours.frame);
}
