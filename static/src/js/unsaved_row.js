/** A refused change in the list of what is not saved: the reason, both values, and the ways to mend it. */

import { html, icon } from "./canvas/markup.js";
import { broughtBack, clashOf, goneOf, typed, typedJson, without, withTheirs, withValue } from "./sync/mending.js";

/** @typedef {import("./sync/session.js").Session} Session */
/** @typedef {import("./sync/queue.js").Blocked} Blocked */
/** @typedef {import("./sync/mending.js").Clash} Clash */

/** @param {Session} session @param {Blocked} blocked @returns {HTMLElement} */
export function refusedRow(session, blocked) {
  const { change, refusal } = blocked;
  const clash = clashOf(refusal);
  const gone = goneOf(refusal);
  return html("li", { class: "prob refused", "data-change": change.id },
    html("span", { class: "mark error" }, icon("circle-x")),
    html("div", { class: "grow" },
      html("b", { class: "strong" }, change.label), ` ${refusal.message}`,
      clash && placeOf(session, clash), clash && valuesOf(session, blocked, clash)),
    html("div", { class: "ways" }, ...waysOf(session, blocked, clash, gone)));
}

/** @param {Session} session @param {Clash} clash */
function placeOf({ draft }, { id, path }) {
  const place = html("button", { class: "loc btn ghost sm", type: "button" }, `${draft.name(id)} ${path}`);
  place.addEventListener("click", () => document.dispatchEvent(new CustomEvent("entity:reveal", { detail: { id, path } })));
  return place;
}

/** Both values, and a field to write a third one. @param {Session} session @param {Blocked} blocked @param {Clash} clash */
function valuesOf(session, { change }, clash) {
  const input = html("input", { value: typed(clash.mine), "aria-label": gettext("Value to save") });
  const field = html("span", { class: "field" }, input);
  const use = way(gettext("Save this value"), () => {
    const value = typedJson(input.value, clash.mine ?? clash.theirs);
    field.classList.toggle("err", value === null);
    if (value !== null) void session.mend(withValue(change, clash, value));
  });
  input.addEventListener("keydown", (event) => event.key === "Enter" && use.click());
  return html("div", { class: "values" },
    html("span", { class: "faint" }, gettext("Theirs")), shownValue(clash.theirs),
    html("span", { class: "faint" }, gettext("Yours")), field, use);
}

/** @param {string | null} text */
function shownValue(text) {
  return text === null ? html("i", {}, gettext("removed")) : html("code", { class: "trunc", title: text }, text);
}

/**
 * @param {Session} session @param {Blocked} blocked @param {Clash | null} clash @param {string | null} gone
 * @returns {HTMLButtonElement[]}
 */
function waysOf(session, { change }, clash, gone) {
  const discard = way(gettext("Discard"), () => session.discard([change.id]));
  if (clash !== null) {
    return [
      way(gettext("Keep mine"), () => session.mend(withValue(change, clash, clash.mine))),
      way(gettext("Take theirs"), () => session.mend(withTheirs(change, clash))),
    ];
  }
  if (gone !== null) {
    return [
      way(gettext("Bring it back"), () => bringBack(session, change, gone)),
      way(gettext("Leave it removed"), () => session.mend(without(change, gone))),
    ];
  }
  return [way(gettext("Try again"), () => session.mend(change)), discard];
}

/** @param {Session} session @param {import("./model/changes.js").Change} change @param {string} gone */
async function bringBack(session, change, gone) {
  try {
    const inverse = await session.server.bringingBack(gone);
    await session.mend(broughtBack(change, gone, session.draft, inverse));
  } catch (error) {
    session.refuseWith(error);
  }
}

/** @param {string} text @param {() => unknown} act */
function way(text, act) {
  const button = html("button", { class: "btn sm", type: "button" }, text);
  button.addEventListener("click", act);
  return button;
}
