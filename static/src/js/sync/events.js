/**
 * What the server tells while a page is open.
 *
 * The browser itself comes again after a lost connection and says what it heard last. After an
 * answer that is no stream (nobody is signed in, too many tabs) this does, ever more slowly. A
 * hidden tab does not listen: a browser has few connections, and whoever comes back catches up.
 */

import { parse } from "../model/json.js";

/** @typedef {import("../model/json.js").JsonObject} JsonObject */
/** @typedef {{id: string, client: string, name: string, initials: string, color: number, selected: string[]}} Present one open page of somebody */
/** @typedef {Record<string, (said: any) => void>} Hearing what to do with an event, by its name */

const HIDDEN_MS = 5000;
const FIRST_DELAY = 2000;
const LONGEST_DELAY = 60_000;

export class Events {
  /** @param {string} url @param {Hearing} hearing @param {(open: boolean) => void} [onState] told whether the stream is open */
  constructor(url, hearing, onState) {
    this.onState = onState;
    this.url = url;
    this.hearing = hearing;
    this.delay = FIRST_DELAY;
    this.ended = false;
    /** @type {EventSource | null} */
    this.source = null;
    this.timer = 0;
    document.addEventListener("visibilitychange", () => this.look());
    window.addEventListener("pagehide", () => this.close());
    window.addEventListener("pageshow", () => this.look());
    this.look();
  }

  /** Hears nothing any more. */
  end() {
    this.ended = true;
    clearTimeout(this.timer);
    this.close();
  }

  look() {
    if (this.ended) return;
    clearTimeout(this.timer);
    if (document.hidden) this.timer = window.setTimeout(() => this.close(), HIDDEN_MS);
    else if (this.source === null) this.open();
  }

  open() {
    const source = new EventSource(this.url);
    this.source = source;
    for (const [name, hear] of Object.entries(this.hearing)) source.addEventListener(name, ({ data }) => hear(parse(data)));
    source.addEventListener("open", () => this.opened());
    source.addEventListener("error", () => this.failed(source));
  }

  opened() {
    this.delay = FIRST_DELAY;
    this.onState?.(true);
  }

  /** @param {EventSource} source */
  failed(source) {
    this.onState?.(false);
    if (source.readyState === EventSource.CLOSED) this.comeAgain();
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
