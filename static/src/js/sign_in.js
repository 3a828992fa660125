/** Signing in again without leaving the page: what waits goes on when the same person is back. */

import { announce } from "./announce.js";
import { Refused, Unreachable } from "./sync/server.js";

/** @typedef {import("./sync/session.js").Session} Session */

/** Between two looks whether somebody has signed in elsewhere. */
const PAUSE_MS = 3000;

export class SignIn {
  /** @param {HTMLElement} box the popover with the form @param {Session} session */
  constructor(box, session) {
    this.box = box;
    this.session = session;
    this.form = /** @type {HTMLFormElement} */ (box.querySelector("form"));
    this.fault = /** @type {HTMLElement} */ (box.querySelector("[role=alert]"));
    this.nextLook = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.form.addEventListener("submit", (event) => this.submit(event));
    session.addEventListener("state", () => session.queue.state === "signed-out" && this.lookSoon());
  }

  /** Not at every sign of it, but once more after the last. */
  lookSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), Math.max(0, this.nextLook - Date.now()));
  }

  /** Somebody may have signed in in another tab: then only the token has changed. */
  async look() {
    if (this.session.queue.state !== "signed-out") return;
    this.nextLook = Date.now() + PAUSE_MS;
    try {
      const { person, token } = await this.session.server.whoIsSignedIn();
      if (person === this.session.person) this.goOn(token);
      else if (person !== null) this.say(otherPerson(this.session, person));
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
    }
  }

  /** @param {Event} event */
  async submit(event) {
    event.preventDefault();
    const entered = new FormData(this.form);
    try {
      const { person, token } = await this.session.server.signIn(String(entered.get("username")), String(entered.get("password")));
      if (person === this.session.person) this.goOn(token);
      else this.say(otherPerson(this.session, person ?? ""));
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Unreachable)) throw error;
      this.say(error instanceof Refused ? error.message : gettext("The server does not answer. Try again."));
    }
  }

  /** @param {string} token */
  goOn(token) {
    this.say("");
    this.form.reset();
    this.box.hidePopover();
    this.session.server.token = token;
    document.body.setAttribute("hx-headers:inherited", JSON.stringify({ "X-CSRFToken": token }));
    void this.session.queue.retry();
    announce(gettext("Signed in"));
  }

  /** @param {string} text */
  say(text) {
    this.fault.textContent = text;
    this.fault.hidden = text === "";
  }
}

/** The changes of one person are never sent as another's. @param {Session} session @param {string} other */
function otherPerson({ person }, other) {
  const names = { person, other };
  return interpolate(gettext("You are signed in as %(other)s. The changes of %(person)s stay in this browser until %(person)s signs in again; load the page to work as %(other)s."), names, true);
}
