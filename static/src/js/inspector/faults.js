/** What is wrong with a field, said at the field. */

import { inputOf, hold } from "./rows.js";

/** @param {HTMLElement} row @param {string} message "": nothing is wrong (any more) */
export function sayAt(row, message) {
  const place = /** @type {HTMLElement | null} */ (row.querySelector(":scope > .hint.err"));
  if (place === null) return;
  place.textContent = message;
  place.hidden = message === "";
  row.classList.toggle("wrong", message !== "");
  markInput(row, message !== "");
}

/** @param {HTMLElement} row @param {boolean} wrong */
function markInput(row, wrong) {
  const input = inputOf(row);
  if (input === null || input.closest("[data-form]") !== row) return;
  if (wrong) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

/** What is written cannot be kept as it is: it stays, with the reason. @param {HTMLElement} row @param {string} message */
export function refuseAt(row, message) {
  hold(row, true);
  row.dataset.refused = "";
  sayAt(row, message);
}

/** @param {HTMLElement} row */
export function acceptAt(row) {
  hold(row, false);
  delete row.dataset.refused;
  sayAt(row, "");
  row.querySelector(":scope > .conflict")?.remove();
}
