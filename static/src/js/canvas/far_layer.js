/** The canvas from afar: boxes, lines and, where they fit, names, drawn without elements. */

import { overlap } from "./geometry.js";
import { rectOf } from "./scene.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Card} Card */
/** @typedef {import("./viewport.js").Viewport} Viewport */
/** @typedef {import("./colours.js").Colours} Colours */
/** @typedef {import("./geometry.js").Point} Point */

const NAME_FROM_ZOOM = 0.16;
const NAME_PX = 11;

/**
 * @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {Viewport} view
 * @param {Colours} colours @param {ReadonlySet<string>} selected
 */
export function drawFar(pen, scene, view, colours, selected) {
  const ratio = pen.canvas.width / Math.max(view.width, 1);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
  pen.setTransform(view.zoom * ratio, 0, 0, view.zoom * ratio, view.x * ratio, view.y * ratio);
  drawWires(pen, scene, colours, 1.2 / view.zoom);
  const seen = view.seen(0);
  for (const card of scene.cards.values()) if (overlap(rectOf(card), seen)) drawCard(pen, card, view, colours, selected.has(card.id));
}

/** @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {Colours} colours @param {number} width in canvas pixels */
export function drawWires(pen, scene, colours, width) {
  pen.beginPath();
  for (const wire of scene.wires) {
    const [a, b, c, d] = /** @type {[Point, Point, Point, Point]} */ (scene.curveOf(wire));
    pen.moveTo(a.x, a.y);
    pen.bezierCurveTo(b.x, b.y, c.x, c.y, d.x, d.y);
  }
  pen.strokeStyle = colours.wire;
  pen.lineWidth = width;
  pen.stroke();
}

/**
 * @param {CanvasRenderingContext2D} pen @param {Card} card @param {Viewport} view
 * @param {Colours} colours @param {boolean} selected
 */
function drawCard(pen, { x, y, box, facts, troubles }, { zoom }, colours, selected) {
  pen.fillStyle = colours.card;
  pen.fillRect(x, y, box.width, box.height);
  pen.fillStyle = colours.typeOf(facts.type);
  pen.fillRect(x, y, box.width * 0.14, box.height);
  const failing = troubles.some(({ severity }) => severity === "error");
  pen.strokeStyle = selected ? colours.accent : failing ? colours.error : colours.outline;
  pen.lineWidth = (selected ? 2.5 : 1) / zoom;
  pen.strokeRect(x, y, box.width, box.height);
  const name = { text: facts.name, x: x + box.width * 0.14, y: y + box.height / 2, room: box.width * 0.86 };
  if (zoom >= NAME_FROM_ZOOM) drawName(pen, name, zoom, colours);
}

/**
 * @param {CanvasRenderingContext2D} pen @param {{text: string, x: number, y: number, room: number}} name
 * @param {number} zoom @param {Colours} colours
 */
function drawName(pen, { text, x, y, room }, zoom, colours) {
  pen.fillStyle = colours.text;
  pen.font = `${NAME_PX / zoom}px ${colours.font}`;
  pen.textBaseline = "middle";
  const most = Math.floor((room * zoom) / (NAME_PX * 0.6));
  pen.fillText(text.length > most ? `${text.slice(0, most - 1)}…` : text, x + 4 / zoom, y);
}
