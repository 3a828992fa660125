/** References on the workflow page: the picker, the places it is asked for from, and the light on all uses. */

import { jumpTo } from "./jump.js";
import { watchLight } from "./reference_light.js";
import { ReferencePicker } from "./reference_picker.js";
import { ReferencePlaces } from "./reference_places.js";

/**
 * @param {import("./canvas/flow_canvas.js").FlowCanvas} canvas @param {import("./sync/session.js").Session} session
 * @param {boolean} editable @returns {ReferencePlaces | null} null: they are only looked at
 */
export function watchReferences(canvas, session, editable) {
  watchLight();
  if (!editable) return null;
  new ReferencePicker(session, (id) => jumpTo(canvas, id));
  return new ReferencePlaces(canvas, session);
}
