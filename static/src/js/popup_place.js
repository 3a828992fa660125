/** Where something stands that opens beside an element or at a point: in the window, on the side with room. */

/** @typedef {Element | {x: number, y: number, height?: number}} Anchor */

const GAP = 4;
const EDGE = 8;
/** With less room than this below, it opens above where there is more. */
const ENOUGH = 320;

/** Puts a fixed element at its anchor; what does not fit into the room there scrolls. @param {HTMLElement} element @param {Anchor} at */
export function placeAt(element, at) {
  const anchor = at instanceof Element ? at.getBoundingClientRect() : new DOMRect(at.x, at.y, 0, at.height ?? 0);
  const below = innerHeight - anchor.bottom - GAP - EDGE;
  const above = anchor.top - GAP - EDGE;
  const up = below < ENOUGH && above > below;
  const { style } = element;
  style.maxHeight = `${Math.max(0, up ? above : below)}px`;
  style.top = up ? "auto" : `${anchor.bottom + GAP}px`;
  style.bottom = up ? `${innerHeight - anchor.top + GAP}px` : "auto";
  style.left = `${Math.max(EDGE, Math.min(anchor.left, innerWidth - element.offsetWidth - EDGE))}px`;
}
