/** The canvas from afar: boxes, lines and, where they fit, names, drawn without elements. */

/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("./scene.js").Card} Card */
/** @typedef {import("./groups.js").Group} Group */
/** @typedef {import("./wires.js").Wire} Wire */
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
  const seen = view.seen(0);
  drawBeside(pen, scene, view, colours);
  drawWires(pen, scene, scene.wiresIn(seen), colours, 1.2 / view.zoom);
  for (const card of scene.cardsIn(seen)) drawCard(pen, card, view, colours, selected.has(card.id));
  for (const group of scene.shownGroups) if (group.collapsed) drawFolded(pen, group, view, colours);
}

/**
 * Draws what lies below the wires: frames of groups, the larger first, and notes.
 * @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {{zoom: number}} view @param {Colours} colours
 */
export function drawBeside(pen, scene, { zoom }, colours) {
  for (const { collapsed, x, y, width, height } of scene.shownGroups.reverse()) {
    if (collapsed) continue;
    fillBox(pen, { x, y, width, height }, colours.group, colours.frame, 1 / zoom);
  }
  for (const note of scene.notes.values()) fillBox(pen, note, colours.noteOf(note.color), colours.frame, 0.5 / zoom);
}

/** @param {CanvasRenderingContext2D} pen @param {Group} group @param {Viewport} view @param {Colours} colours */
function drawFolded(pen, group, { zoom }, colours) {
  fillBox(pen, group, colours.card, group.worst === "error" ? colours.error : colours.outline, 1 / zoom);
  if (zoom >= NAME_FROM_ZOOM) drawName(pen, { text: group.name, x: group.x, y: group.y + group.height / 2, room: group.width }, zoom, colours);
}

/**
 * @param {CanvasRenderingContext2D} pen @param {{x: number, y: number, width: number, height: number}} box
 * @param {string} fill @param {string} line @param {number} width of the line
 */
function fillBox(pen, { x, y, width: across, height }, fill, line, width) {
  pen.fillStyle = fill;
  pen.fillRect(x, y, across, height);
  pen.strokeStyle = line;
  pen.lineWidth = width;
  pen.strokeRect(x, y, across, height);
}

/**
 * @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {Wire[]} wires @param {Colours} colours
 * @param {number} width in canvas pixels
 */
export function drawWires(pen, scene, wires, colours, width) {
  pen.beginPath();
  for (const wire of wires) {
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
