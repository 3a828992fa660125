/** The panel of what is not saved: why, what can be done about it, and everything that waits behind. */

import { announce } from "./announce.js";
import { html, icon } from "./canvas/markup.js";
import { write } from "./model/json.js";
import { showToast } from "./site/toasts.js";
import { refusedRow } from "./unsaved_row.js";

/** @typedef {import("./sync/session.js").Session} Session */
/** @typedef {import("./sync/queue.js").Queue} Queue */
/** @typedef {import("./drawer.js").Drawer} Drawer */

export class Unsaved {
  /** @param {HTMLElement} panel @param {HTMLElement} tab @param {Session} session @param {Drawer} drawer */
  constructor(panel, tab, session, drawer) {
    this.panel = panel;
    this.tab = tab;
    this.session = session;
    this.drawer = drawer;
    this.shown = "";
    session.addEventListener("state", () => this.draw());
    session.addEventListener("blocked", (event) => this.open(/** @type {CustomEvent} */ (event).detail));
    this.draw();
  }

  /** Shows itself, unless somebody is at work in the drawer. @param {import("./sync/queue.js").Blocked} blocked */
  open({ change, refusal }) {
    announce(`${change.label}: ${refusal.message}`);
    if (!this.drawer.element.contains(document.activeElement)) this.drawer.show(this.panel.id);
  }

  draw() {
    const { queue } = this.session;
    const stuck = queue.changes.length > 0 && queue.state !== "sending" && queue.state !== "idle";
    const now = stuck ? `${queue.state} ${queue.blocked?.refusal.message} ${queue.unkept.size > 0} ${queue.changes.map(({ id }) => id)}` : "";
    if (now === this.shown) return;
    this.shown = now;
    this.tab.hidden = !stuck;
    /** @type {HTMLElement} */ (this.tab.querySelector(".badge")).textContent = String(queue.changes.length);
    if (stuck) this.fill(queue);
    else this.close();
  }

  close() {
    const focused = this.panel.contains(document.activeElement);
    if (this.drawer.panel === this.panel.id) this.drawer.show("panel-problems");
    if (focused) document.getElementById("tab-problems")?.focus();
    this.panel.replaceChildren();
  }

  /** @param {Queue} queue */
  fill(queue) {
    const typing = this.panel.querySelector(`[data-change="${queue.blocked?.change.id ?? ""}"]`);
    const rows = queue.changes.map((change) => {
      if (change.id !== queue.blocked?.change.id) return waitingRow(change.label);
      return typing?.contains(document.activeElement) ? typing : refusedRow(this.session, queue.blocked);
    });
    this.panel.replaceChildren(this.head(queue), html("ul", { class: "probs" }, ...rows));
  }

  /** @param {Queue} queue */
  head({ state, unkept }) {
    const lasting = unkept.size > 0 ? gettext("This browser could not keep them: stay on this page until they are saved, or copy them.") : gettext("They are kept in this browser.");
    return html("div", { class: "unsaved" }, icon("cloud-off"), html("p", { class: "grow" }, `${reasonOf(this.session)} ${lasting}`), ...this.buttons(state));
  }

  /** @param {import("./sync/queue.js").QueueState} state */
  buttons(state) {
    const { session } = this;
    const retry = button(gettext("Try again"), () => session.queue.retry());
    const signIn = html("button", { class: "btn sm primary", type: "button", popovertarget: "sign-in" }, gettext("Sign in"));
    const copy = button(gettext("Copy the changes"), () => this.copy());
    const discard = button(gettext("Discard all"), () => session.discard(session.queue.changes.map(({ id }) => id)));
    if (state === "signed-out") return [signIn, copy];
    if (state === "barred") return [retry, copy, discard];
    return state === "waiting" ? [retry, copy] : [copy];
  }

  async copy() {
    await navigator.clipboard.writeText(write(/** @type {any} */ (this.session.queue.changes)));
    showToast({ message: gettext("Changes copied") });
  }
}

/** @param {Session} session @returns {string} */
function reasonOf({ queue, sentence }) {
  if (queue.state === "waiting") return gettext("The server does not answer and is asked again and again.");
  if (queue.state === "signed-out") return sentence({ code: "server.signed_out", params: {} });
  if (queue.state === "barred") return `${queue.barred?.message ?? ""} ${gettext("Your changes cannot be saved.")}`;
  return gettext("A change was refused; those behind it wait until you mend or discard it.");
}

/** @param {string} label */
function waitingRow(label) {
  return html("li", { class: "prob waits" }, html("span", { class: "mark" }, icon("clock")),
    html("div", { class: "grow" }, html("b", { class: "strong" }, label), html("div", { class: "faint" }, gettext("Waits"))));
}

/** @param {string} text @param {() => unknown} act @returns {HTMLButtonElement} */
export function button(text, act) {
  const made = html("button", { class: "btn sm", type: "button" }, text);
  made.addEventListener("click", act);
  return made;
}
