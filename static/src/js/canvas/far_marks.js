/** How a run goes, from afar: a colour for each mark, and a sign of its own. */

/** @typedef {import("./far_layer.js").Sheet} Sheet */
/** @typedef {import("./far_layer.js").Area} Area */
/** @typedef {(pen: CanvasRenderingContext2D) => void} Sign draws into the square from -1 to 1 */

/** The marks of what is not done: an outline, not filled. */
const HOLLOW = new Set(["skipped", "queued"]);
const LINE_PX = 1.6;
const SIGN_SHARE = 0.36;
const LARGEST_SIGN_PX = 6;
/** A smaller sign could not be told from a spot. */
const SMALLEST_SIGN_PX = 1;

/** @type {Record<string, Sign>} */
const SIGNS = {
  completed: (pen) => follow(pen, [-0.8, 0.1], [-0.2, 0.7], [0.9, -0.6]),
  failed: (pen) => {
    follow(pen, [-0.8, -0.8], [0.8, 0.8]);
    follow(pen, [-0.8, 0.8], [0.8, -0.8]);
  },
  running: (pen) => pen.arc(0, 0, 0.9, 0, 2 * Math.PI),
  wait: (pen) => {
    follow(pen, [-0.5, -0.8], [-0.5, 0.8]);
    follow(pen, [0.5, -0.8], [0.5, 0.8]);
  },
  stopped: (pen) => pen.rect(-0.7, -0.7, 1.4, 1.4),
  skipped: (pen) => follow(pen, [-0.9, 0], [0.9, 0]),
};

/** Fills an area in the colour of a mark, with its sign in the middle. @param {Sheet} sheet @param {string} mark @param {Area} area */
export function drawMark(sheet, mark, { x, y, width, height }) {
  const { pen, zoom, colours } = sheet;
  const colour = colours.markOf(mark);
  pen.fillStyle = HOLLOW.has(mark) ? colours.card : colour;
  pen.fillRect(x, y, width, height);
  pen.strokeStyle = colour;
  pen.lineWidth = 1 / zoom;
  if (HOLLOW.has(mark)) pen.strokeRect(x, y, width, height);
  const size = Math.min(Math.min(width, height) * SIGN_SHARE, LARGEST_SIGN_PX / zoom);
  if (size * zoom < SMALLEST_SIGN_PX) return;
  pen.strokeStyle = HOLLOW.has(mark) ? colour : colours.onMark;
  drawSign(sheet, mark, { x: x + width / 2, y: y + height / 2 }, size);
}

/** @param {Sheet} sheet @param {string} mark @param {import("./geometry.js").Point} middle @param {number} size from there to its edge */
function drawSign({ pen, zoom }, mark, { x, y }, size) {
  pen.save();
  pen.translate(x, y);
  pen.scale(size, size);
  pen.lineWidth = Math.min(LINE_PX / zoom / size, 0.6);
  pen.beginPath();
  SIGNS[mark]?.(pen);
  pen.stroke();
  pen.restore();
}

/** @param {CanvasRenderingContext2D} pen @param {...[number, number]} points */
function follow(pen, ...points) {
  points.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
}
