/** The bar: whether everything is saved, how large the canvas is, how many problems there are. */

import { html, icon } from "./canvas/markup.js";

/** @typedef {import("./sync/session.js").Session} Session */
/** @typedef {import("./canvas/scene.js").Trouble} Trouble */

/** Keeps the saved state up to date. @param {Session} session */
export function watchSaved(session) {
  const element = /** @type {HTMLElement} */ (document.getElementById("saved"));
  const words = /** @type {HTMLElement} */ (element.querySelector("[role=status]"));
  const show = () => {
    const { state, text } = savedState(session);
    element.dataset.state = state;
    if (words.textContent !== text) words.textContent = text;
  };
  session.addEventListener("state", show);
  element.addEventListener("click", () => session.queue.retry());
  window.addEventListener("online", () => session.queue.retry());
  show();
}

/** @param {Session} session */
function savedState({ queue, replica }) {
  const count = queue.changes.length;
  if (count === 0) return { state: "saved", text: interpolate(gettext("Saved v%s"), [replica.revision]) };
  if (queue.state === "signed-out") return { state: "waiting", text: interpolate(gettext("Signed out, not saved (%s)"), [count]) };
  if (queue.state === "waiting") return { state: "waiting", text: interpolate(gettext("Not saved (%s)"), [count]) };
  return { state: "saving", text: gettext("Saving") };
}

/** @param {number} zoom */
export function showZoom(zoom) {
  for (const element of document.querySelectorAll("[data-zoom]")) element.textContent = `${Math.round(zoom * 100)}%`;
}

/** @param {Trouble[]} troubles */
export function showCounts(troubles) {
  const button = /** @type {HTMLElement} */ (document.getElementById("problem-counts"));
  const errors = troubles.filter(({ severity }) => severity === "error").length;
  const warnings = troubles.length - errors;
  button.replaceChildren(
    html("span", { class: errors > 0 ? "error" : "" }, icon("circle-x", "s"), String(errors)),
    html("span", { class: warnings > 0 ? "warning" : "" }, icon("triangle-alert", "s"), String(warnings)));
  button.setAttribute("aria-label", interpolate(gettext("Problems: %(errors)s errors, %(warnings)s warnings"), { errors, warnings }, true));
  const badge = /** @type {HTMLElement} */ (document.getElementById("problem-count"));
  badge.textContent = String(troubles.length);
  badge.classList.toggle("err", errors > 0);
}
