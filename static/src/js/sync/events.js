/**
 * What the server tells while the page is open: what others do, and who is there.
 *
 * The browser itself comes again after a lost connection and says what it heard last. After an
 * answer that is no stream (nobody is signed in, too many tabs) this does, ever more slowly. A
 * hidden tab does not listen: a browser has few connections, and whoever comes back catches up.
 */

import { parse } from "../model/json.js";

/** @typedef {import("./replica.js").Recorded} Recorded */
/** @typedef {import("../model/json.js").JsonObject} JsonObject */
/** @typedef {{id: string, client: string, name: string, initials: string, color: number, selected: string[]}} Present one open page of somebody */
/** @typedef {{change(news: Recorded | {sequence: number}): void, presence(people: Present[]): void}} Hearing */

const HIDDEN_MS = 5000;
const FIRST_DELAY = 2000;
const LONGEST_DELAY = 60_000;

export class Events {
  /** @param {string} url @param {Hearing} hearing */
  constructor(url, hearing) {
    this.url = url;
    this.hearing = hearing;
    this.delay = FIRST_DELAY;
    /** @type {EventSource | null} */
    this.source = null;
    this.timer = 0;
    document.addEventListener("visibilitychange", () => this.look());
    window.addEventListener("pagehide", () => this.close());
    window.addEventListener("pageshow", () => this.look());
    this.look();
  }

  look() {
    clearTimeout(this.timer);
    if (document.hidden) this.timer = window.setTimeout(() => this.close(), HIDDEN_MS);
    else if (this.source === null) this.open();
  }

  open() {
    const source = new EventSource(this.url);
    this.source = source;
    source.addEventListener("change", ({ data }) => this.hearing.change(/** @type {any} */ (parse(data))));
    source.addEventListener("presence", ({ data }) => this.hearing.presence(/** @type {any} */ (parse(data)).people));
    source.addEventListener("open", () => (this.delay = FIRST_DELAY));
    source.addEventListener("error", () => source.readyState === EventSource.CLOSED && this.comeAgain());
  }

  comeAgain() {
    this.source = null;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.look(), this.delay);
    this.delay = Math.min(this.delay * 2, LONGEST_DELAY);
  }

  close() {
    this.source?.close();
    this.source = null;
  }
}
