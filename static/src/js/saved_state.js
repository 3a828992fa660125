/** The word in the bar on whether everything is saved, and what a click on it does about it. */

import { showToast } from "./site/toasts.js";

/** @typedef {import("./sync/session.js").Session} Session */
/** @typedef {import("./drawer.js").Drawer} Drawer */

/** Keeps the word and the two buttons beside it up to date. @param {Session} session @param {Drawer} drawer */
export function watchSaved(session, drawer) {
  const button = /** @type {HTMLElement} */ (document.getElementById("saved"));
  const words = /** @type {HTMLElement} */ (button.querySelector("[role=status]"));
  const show = () => {
    const { mark, text } = savedState(session);
    button.dataset.state = mark;
    if (words.textContent !== text) words.textContent = text;
    button.toggleAttribute("popovertarget", session.queue.state === "signed-out");
    if (session.queue.state === "signed-out") button.setAttribute("popovertarget", "sign-in");
    enable("undo", session.steps.undo, gettext("Undo"), gettext("You have nothing to undo"));
    enable("redo", session.steps.redo, gettext("Redo"), gettext("You have nothing to redo"));
  };
  session.addEventListener("state", show);
  button.addEventListener("click", () => act(session, drawer));
  show();
}

/** @param {Session} session @param {Drawer} drawer */
function act({ queue }, drawer) {
  if (queue.state === "signed-out") return;
  if (queue.changes.length === 0) return showToast({ message: gettext("Everything is saved, as you make it") });
  if (queue.state === "waiting") void queue.retry();
  if (queue.state !== "sending") drawer.show("panel-unsaved");
}

/** @param {string} action @param {boolean} possible @param {string} name @param {string} reason why not */
function enable(action, possible, name, reason) {
  const button = /** @type {HTMLElement | null} */ (document.querySelector(`[data-do=${action}]`));
  if (button === null) return;
  button.setAttribute("aria-disabled", String(!possible));
  button.title = possible ? `${name} ${button.dataset.keys ?? ""}` : reason;
}

/** @param {Session} session @returns {{mark: "saved" | "saving" | "waiting", text: string}} */
function savedState({ queue, replica }) {
  const count = queue.changes.length;
  if (queue.state === "signed-out" && count === 0) return { mark: "waiting", text: gettext("Signed out") };
  if (count === 0) return { mark: "saved", text: interpolate(gettext("Saved v%s"), [replica.revision]) };
  if (queue.state === "sending" || queue.state === "idle") return { mark: "saving", text: gettext("Saving") };
  return { mark: "waiting", text: interpolate(waitingText(queue), [count]) };
}

/** @param {import("./sync/queue.js").Queue} queue @returns {string} */
function waitingText({ state, unkept }) {
  if (state === "signed-out") return gettext("Signed out, not saved (%s)");
  if (state === "blocked") return gettext("Refused, not saved (%s)");
  if (state === "barred") return gettext("Not saved (%s)");
  return unkept.size > 0 ? gettext("Not saved, only in this page (%s)") : gettext("Not saved, retrying (%s)");
}
