/** The axis of the timeline: where it begins and ends, and the round times on it. */

/** @typedef {{from: number, to: number}} Range seconds since 1970 */

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400];
const MOST_TICKS = 5;
const LEAST = 10;

/** @param {number} began @param {number} end of the run, or now @param {number} expected end @param {"fit" | "minute"} zoom @returns {Range} */
export function rangeOf(began, end, expected, zoom) {
  if (zoom === "minute") return { from: end - 60, to: end };
  return { from: began, to: Math.max(end, expected, began + LEAST) };
}

/** @param {Range} range @param {number} zone seconds by which clocks here are ahead of UTC @returns {number[]} round times inside it */
export function ticksOf({ from, to }, zone) {
  const step = STEPS.find((each) => (to - from) / each <= MOST_TICKS) ?? Math.ceil((to - from) / MOST_TICKS / 86_400) * 86_400;
  const first = Math.ceil((from + zone) / step) * step - zone;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => first + index * step);
}
