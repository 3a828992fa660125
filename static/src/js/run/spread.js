/**
 * Makes room between cards that are taller in a run than they were when somebody placed them: all
 * distances from top to bottom grow alike, so the picture stays the author's.
 */

/** @typedef {{id: string, x: number, y: number}} Placed */

const GAP = 16;
const MOST = 3;

/** @param {readonly Placed[]} cards @param {number} width of each @param {number} height of each @returns {number} 1: there is room enough */
export function stretchFor(cards, width, height) {
  let stretch = 1;
  const sorted = [...cards].sort((one, other) => one.y - other.y);
  sorted.forEach((card, index) => {
    const below = sorted.slice(index + 1, index + 40).find(({ x, y }) => Math.abs(x - card.x) < width && y - card.y >= 10);
    if (below !== undefined) stretch = Math.max(stretch, (height + GAP) / (below.y - card.y));
  });
  return Math.min(stretch, MOST);
}
