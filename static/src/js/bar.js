/** The bar: whether everything is saved, how large the canvas is, how many problems there are. */

import { html, icon } from "./canvas/markup.js";

/** @typedef {import("./sync/session.js").Session} Session */

/** Keeps the saved state up to date. @param {Session} session */
export function watchSaved(session) {
  const element = /** @type {HTMLElement} */ (document.getElementById("saved"));
  const words = /** @type {HTMLElement} */ (element.querySelector("[role=status]"));
  const show = () => {
    const { state, text } = savedState(session);
    element.dataset.state = state;
    if (words.textContent !== text) words.textContent = text;
    enable("undo", session.steps.undo, gettext("Undo"), gettext("You have nothing to undo"));
    enable("redo", session.steps.redo, gettext("Redo"), gettext("You have nothing to redo"));
  };
  session.addEventListener("state", show);
  element.addEventListener("click", () => {
    if (session.queue.state === "signed-out") location.assign(`${element.dataset.login}?next=${location.pathname}`);
    else void session.queue.retry();
  });
  window.addEventListener("online", () => session.queue.retry());
  show();
}

/** @param {string} action @param {boolean} possible @param {string} name @param {string} reason why not */
function enable(action, possible, name, reason) {
  const button = /** @type {HTMLElement | null} */ (document.querySelector(`[data-do=${action}]`));
  if (button === null) return;
  button.setAttribute("aria-disabled", String(!possible));
  button.title = possible ? `${name} ${button.dataset.keys ?? ""}` : reason;
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

/** @param {{error?: number, warning?: number}} counts */
export function showCounts({ error = 0, warning = 0 }) {
  const button = /** @type {HTMLElement} */ (document.getElementById("problem-counts"));
  button.replaceChildren(
    count("error", "circle-x", error, ngettext("error", "errors", error)),
    count("warning", "triangle-alert", warning, ngettext("warning", "warnings", warning)));
  const badge = /** @type {HTMLElement} */ (document.getElementById("problem-count"));
  badge.textContent = String(error + warning);
  badge.classList.toggle("err", error > 0);
}

/** @param {string} tone @param {string} iconName @param {number} number @param {string} word for those who cannot see the icon */
function count(tone, iconName, number, word) {
  return html("span", { class: number > 0 ? tone : "" }, icon(iconName, "s"), String(number), html("span", { class: "vh" }, ` ${word} `));
}
