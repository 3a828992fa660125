/** What keys do on a run's page: walking the canvas, zooming, following the log. */

import { CanvasKeys } from "../keys/canvas_keys.js";
import { chord } from "../keys/chord.js";
import { Keyboard } from "../keys/keyboard.js";
import { singleKeysAct } from "../keys/single_keys.js";

/** @typedef {import("./run_canvas.js").RunCanvas} RunCanvas */

const FOLLOW = "f";

/**
 * @param {RunCanvas} canvas @param {import("../canvas/pointer.js").Pointer} pointer
 * @param {() => void} follow turns following the log on and off @returns {import("../keys/keyboard.js").Actions} what the page's buttons do too
 */
export function watchKeys(canvas, pointer, follow) {
  const walking = new CanvasKeys(canvas, pointer);
  const actions = {
    ...walking.actions(),
    ...viewOf(canvas),
    cancel: () => canvas.selection.set([]),
    hold: () => pointer.hold(),
  };
  new Keyboard(actions, false).readers.push((event) => {
    const meant = chord(event) === FOLLOW && singleKeysAct();
    if (meant) follow();
    return meant;
  });
  return actions;
}

/** @param {RunCanvas} canvas */
function viewOf(canvas) {
  return {
    fit: () => canvas.fit(),
    "fit-selection": () => canvas.fitSelection(),
    "zoom-in": () => canvas.zoomStep(1),
    "zoom-out": () => canvas.zoomStep(-1),
    "zoom-100": () => canvas.zoomTo(1),
    minimap: () => canvas.toggleMinimap(),
  };
}
