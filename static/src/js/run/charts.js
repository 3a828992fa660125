/** The small charts of metrics: pointing at one shows the value there; the table holds all of them. */

/** @param {HTMLElement} within where charts come and go */
export function watchCharts(within) {
  within.addEventListener("pointermove", (event) => point(event));
  within.addEventListener("pointerout", (event) => leave(event));
}

/** @param {Event} event @returns {HTMLElement | null} */
function chartOf({ target }) {
  const found = target instanceof Element ? target.closest("[data-points]") : null;
  return found instanceof HTMLElement ? found : null;
}

/** @param {PointerEvent} event */
function point(event) {
  const chart = chartOf(event);
  const drawing = chart?.querySelector("svg");
  if (!chart || !drawing) return;
  /** @type {[string, string, number, number][]} label of the place, the value, and where it stands */
  const points = JSON.parse(chart.dataset.points ?? "[]");
  const { left, width } = drawing.getBoundingClientRect();
  const across = ((event.clientX - left) / Math.max(width, 1)) * 100;
  const nearest = points.reduce((best, each) => (Math.abs(each[2] - across) < Math.abs(best[2] - across) ? each : best), points[0] ?? ["", "", 0, 0]);
  show(chart, nearest);
}

/** @param {HTMLElement} chart @param {[string, string, number, number]} point */
function show(chart, [label, value, x, y]) {
  const text = chart.querySelector("[data-at]");
  const figure = chart.querySelector("[data-value]");
  const dot = chart.querySelector("[data-dot]");
  if (text instanceof HTMLElement) text.textContent = label;
  if (figure instanceof HTMLElement) figure.textContent = value;
  dot?.setAttribute("cx", `${x}%`);
  dot?.setAttribute("cy", String(y));
}

/** @param {Event} event */
function leave(event) {
  const chart = chartOf(event);
  if (chart === null || (event instanceof PointerEvent && chart.contains(/** @type {Node | null} */ (event.relatedTarget)))) return;
  const points = JSON.parse(chart.dataset.points ?? "[]");
  const last = points.at(-1);
  if (last) show(chart, last);
  const text = chart.querySelector("[data-at]");
  if (text instanceof HTMLElement) text.textContent = chart.dataset.rest ?? "";
}
