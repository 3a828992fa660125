/** Who else has the workflow open, and what this page tells them: what is selected here. */

import { newId } from "./ids.js";
import { SignedOut, Unreachable, Refused } from "./server.js";

/** @typedef {import("./events.js").Present} Present */
/** @typedef {import("./server.js").Server} Server */

const REPEAT_MS = 20_000;
const MOST_SELECTED = 200;

/** Events: `people`: others have come, gone, or selected something else. */
export class Presence extends EventTarget {
  /** @param {Server} server @param {string} person the one who works here */
  constructor(server, person) {
    super();
    this.server = server;
    this.person = person;
    this.client = newId();
    /** @type {string[]} */
    this.selected = [];
    /** The open pages of everybody else. @type {Present[]} */
    this.others = [];
    this.timer = 0;
  }

  /** Says what is selected here, and says it again before it is forgotten. @param {readonly string[]} [selected] */
  async say(selected = this.selected) {
    this.selected = selected.slice(0, MOST_SELECTED);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => document.hidden || this.say(), REPEAT_MS);
    try {
      this.hear(await this.server.presence(this.client, this.selected));
    } catch (error) {
      if (!(error instanceof Unreachable || error instanceof SignedOut || error instanceof Refused)) throw error;
    }
  }

  /** @param {Present[]} people */
  hear(people) {
    const others = people.filter(({ name }) => name !== this.person);
    if (JSON.stringify(others) === JSON.stringify(this.others)) return;
    this.others = others;
    this.dispatchEvent(new Event("people"));
  }

  /** @returns {Present[]} each person once */
  get people() {
    return [...new Map(this.others.map((page) => [page.id, page])).values()];
  }

  /** @returns {Map<string, Present[]>} who has selected each entity */
  get selections() {
    /** @type {Map<string, Present[]>} */
    const found = new Map();
    for (const page of this.others) {
      for (const id of page.selected) found.set(id, [...(found.get(id) ?? []), page]);
    }
    return found;
  }
}
