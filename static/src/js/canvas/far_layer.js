/** The canvas from afar: boxes, lines and, where they fit, names, drawn without elements. */

import { drawMark } from "./far_marks.js";

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Card} Card */
/** @typedef {import("./groups.js").Group} Group */
/** @typedef {import("./selection.js").Selection} Selection */
/** @typedef {import("./wires.js").Wire} Wire */
/** @typedef {import("./viewport.js").Viewport} Viewport */
/** @typedef {import("./colours.js").Colours} Colours */
/** @typedef {import("./geometry.js").Point} Point */
/** @typedef {{x: number, y: number, width: number, height: number}} Area */
/** @typedef {{pen: CanvasRenderingContext2D, zoom: number, colours: Colours}} Sheet what is drawn with, and how large a canvas pixel is on the screen */

const NAME_FROM_ZOOM = 0.16;
const NAME_PX = 11;
const LINE_PX = 12;
const ASIDE = 0.35;

/**
 * @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {Viewport} view
 * @param {Colours} colours @param {Selection} selection
 */
export function drawFar(pen, scene, view, colours, selection) {
  const ratio = pen.canvas.width / Math.max(view.width, 1);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
  pen.setTransform(view.zoom * ratio, 0, 0, view.zoom * ratio, view.x * ratio, view.y * ratio);
  const sheet = { pen, zoom: view.zoom, colours };
  const seen = view.seen(0);
  drawBeside(sheet, scene, selection);
  drawWires(sheet, scene, scene.wiresIn(seen), 1.2);
  for (const card of scene.cardsIn(seen)) {
    pen.globalAlpha = scene.isAside(card.id) ? ASIDE : 1;
    drawCard(sheet, card, scene.markOf(card), selection.steps.has(card.id));
  }
  pen.globalAlpha = 1;
  for (const group of scene.shownGroups) {
    if (group.collapsed) drawFolded(sheet, group, selection.groups.has(group.id));
    else drawName(sheet, group.name, { ...group, y: group.y - LINE_PX / view.zoom, height: LINE_PX / view.zoom }, 1);
  }
}

/**
 * Draws what lies below the wires: frames of groups, the larger first, and notes.
 * @param {Sheet} sheet @param {Scene} scene @param {{groups: ReadonlySet<string>, notes: ReadonlySet<string>}} selected
 */
export function drawBeside(sheet, scene, selected) {
  const { colours } = sheet;
  for (const group of scene.shownGroups.reverse()) {
    if (group.collapsed) continue;
    fillBox(sheet, group, colours.group, selected.groups.has(group.id) ? colours.accent : colours.frame);
  }
  for (const note of scene.notes.values()) {
    fillBox(sheet, note, colours.noteOf(note.color), selected.notes.has(note.id) ? colours.accent : colours.frame);
  }
}

/** @param {Sheet} sheet @param {Group} group @param {boolean} selected */
function drawFolded(sheet, group, selected) {
  const { colours } = sheet;
  const mark = group.status?.mark ?? "";
  const strip = mark === "" ? 0 : group.width * stripShare(sheet, mark);
  fillBox(sheet, group, colours.card, outlineOf(colours, selected, group.worst === "error"), selected ? 2.5 : 1);
  if (mark !== "") drawMark(sheet, mark, { ...group, width: strip });
  drawName(sheet, group.name, { ...group, x: group.x + strip, width: group.width - strip });
}

/** @param {Sheet} sheet @param {Scene} scene @param {Wire[]} wires @param {number} width in screen pixels */
export function drawWires({ pen, zoom, colours }, scene, wires, width) {
  pen.beginPath();
  for (const wire of wires) {
    const [a, b, c, d] = /** @type {[Point, Point, Point, Point]} */ (scene.curveOf(wire));
    pen.moveTo(a.x, a.y);
    pen.bezierCurveTo(b.x, b.y, c.x, c.y, d.x, d.y);
  }
  pen.strokeStyle = colours.wire;
  pen.lineWidth = width / zoom;
  pen.stroke();
}

/** @param {Sheet} sheet @param {Card} card @param {string} mark how it goes in a run, "" outside of one @param {boolean} selected */
function drawCard(sheet, { x, y, box, facts, troubles }, mark, selected) {
  const { colours } = sheet;
  const strip = box.width * stripShare(sheet, mark);
  const failing = troubles.some(({ severity }) => severity === "error");
  fillBox(sheet, { x, y, width: box.width, height: box.height }, colours.card, outlineOf(colours, selected, failing), selected ? 2.5 : 1);
  drawStrip(sheet, facts.type, mark, { x, y, width: strip, height: box.height });
  drawName(sheet, facts.name, { x: x + strip, y, width: box.width - strip, height: box.height });
}

/** @param {Sheet} sheet @param {string} mark @returns {number} how much of a card says how it goes: where names cannot be read, all of it */
function stripShare({ zoom }, mark) {
  if (mark === "") return 0.14;
  return zoom < NAME_FROM_ZOOM ? 1 : 0.24;
}

/** Says what a step is, in a run how it goes. @param {Sheet} sheet @param {string} type @param {string} mark @param {Area} area */
export function drawStrip(sheet, type, mark, area) {
  if (mark !== "") return drawMark(sheet, mark, area);
  sheet.pen.fillStyle = sheet.colours.typeOf(type);
  sheet.pen.fillRect(area.x, area.y, area.width, area.height);
}

/** @param {Colours} colours @param {boolean} selected @param {boolean} failing */
function outlineOf(colours, selected, failing) {
  if (selected) return colours.accent;
  return failing ? colours.error : colours.outline;
}

/** @param {Sheet} sheet @param {Area} area @param {string} fill @param {string} line @param {number} [width] of the line in screen pixels */
export function fillBox({ pen, zoom }, { x, y, width: across, height }, fill, line, width = 1) {
  pen.fillStyle = fill;
  pen.fillRect(x, y, across, height);
  pen.strokeStyle = line;
  pen.lineWidth = width / zoom;
  pen.strokeRect(x, y, across, height);
}

/** Writes a name in the middle of an area, where it is large enough to be read. @param {Sheet} sheet @param {string} name @param {Area} area @param {number} [most] lines */
function drawName({ pen, zoom, colours }, name, { x, y, width, height }, most = 2) {
  if (zoom < NAME_FROM_ZOOM) return;
  const lines = linesOf(name, Math.floor((width * zoom) / (NAME_PX * 0.58)), most);
  pen.fillStyle = colours.text;
  pen.font = `${NAME_PX / zoom}px ${colours.font}`;
  pen.textBaseline = "middle";
  const top = y + height / 2 - ((lines.length - 1) * LINE_PX) / 2 / zoom;
  lines.forEach((line, index) => pen.fillText(line, x + 4 / zoom, top + (index * LINE_PX) / zoom));
}

/**
 * A name in few lines, broken behind its joints where it can be.
 * @param {string} name @param {number} most letters a line @param {number} [count] of lines at most @returns {string[]}
 */
export function linesOf(name, most, count = 2) {
  const lines = [""];
  for (const part of name.split(/(?<=[_\-\s])/)) {
    const line = lines.at(-1) ?? "";
    if (line === "" || line.length + part.length <= most || lines.length === count) lines[lines.length - 1] = line + part;
    else lines.push(part);
  }
  return lines.map((line) => (line.length > most ? `${line.slice(0, Math.max(most - 1, 1))}…` : line));
}
