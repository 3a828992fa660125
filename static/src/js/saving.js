/** Everything on the page that has to do with saving: the word in the bar, what waits, signing in again. */

import { watchSaved } from "./saved_state.js";
import { SignIn } from "./sign_in.js";
import { showToast } from "./site/toasts.js";
import { Unsaved } from "./unsaved.js";

/** @typedef {import("./sync/session.js").Session} Session */
/** @typedef {import("./drawer.js").Drawer} Drawer */

/** @param {Session} session @param {Drawer} drawer */
export function watchSaving(session, drawer) {
  watchSaved(session, drawer);
  new Unsaved(byId("panel-unsaved"), byId("tab-unsaved"), session, drawer);
  new SignIn(byId("sign-in"), session);
  void tellOfOthers(session);
  for (const sign of ["online", "focus"]) window.addEventListener(sign, () => session.queue.retry());
  document.addEventListener("htmx:response:error", (event) => {
    if (/** @type {CustomEvent} */ (event).detail.ctx.response.status === 401) session.signedOut();
  });
  window.addEventListener("beforeunload", (event) => {
    if (session.queue.unkept.size > 0) event.preventDefault();
  });
}

/** Says whose changes wait in this browser for their author: nobody else may send them. @param {Session} session */
async function tellOfOthers({ store }) {
  for (const [person, count] of await store.others()) {
    const text = ngettext("%(count)s change of %(person)s waits in this browser until %(person)s signs in again.", "%(count)s changes of %(person)s wait in this browser until %(person)s signs in again.", count);
    showToast({ message: interpolate(text, { person, count }, true) });
  }
}

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
