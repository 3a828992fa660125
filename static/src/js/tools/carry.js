/** Carrying: an item of the palette is dragged onto the canvas, or pressed where it lies. */

/** @typedef {import("./place.js").Place} Place */
/** @typedef {{x: number, y: number}} Point */

/**
 * Follows the pointer from its press on.
 * @param {HTMLElement} item @param {Place} place @param {PointerEvent} event
 * @param {(at: Point | null) => void} add null: it was only pressed
 */
export function carry(item, place, event, add) {
  if (event.button !== 0) return;
  const end = new AbortController();
  const options = { signal: end.signal };
  const stop = () => {
    end.abort();
    place.cancel();
  };
  item.setPointerCapture(event.pointerId);
  item.addEventListener("pointermove", (moved) => place.move(moved), options);
  item.addEventListener("pointercancel", stop, options);
  document.addEventListener("keydown", (pressed) => pressed.key === "Escape" && stop(), options);
  item.addEventListener("pointerup", (up) => {
    end.abort();
    const carried = place.ghost !== null;
    const at = place.drop(up);
    if (at !== null || !carried) add(at);
  }, options);
}
