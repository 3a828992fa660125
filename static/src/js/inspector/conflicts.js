/** The same field changed by two people: both values at the field, and the choice between them. */

import { html } from "../canvas/markup.js";
import { write } from "../model/json.js";

/** @typedef {import("../model/json.js").Json} Json */

const LONGEST = 200;

/**
 * @param {HTMLElement} row @param {Json | undefined} theirs what stands there now
 * @param {(mine: boolean) => void} choose
 */
export function showConflict(row, theirs, choose) {
  row.querySelector(":scope > .conflict")?.remove();
  const button = (/** @type {string} */ label, /** @type {boolean} */ mine) => {
    const made = html("button", { class: "btn sm", type: "button", "data-keep": mine ? "mine" : "theirs" }, label);
    made.addEventListener("click", () => choose(mine));
    return made;
  };
  const value = theirs === undefined ? gettext("not set") : write(theirs).slice(0, LONGEST);
  row.append(html("p", { class: "hint conflict" }, `${gettext("It is now:")} `, html("code", {}, value), " ",
    button(gettext("Keep mine"), true), button(gettext("Take theirs"), false)));
}
