/**
 * The tabs in which one person has one workflow open: they have the same unsent changes.
 *
 * Only one at a time sends them; what one of them does or hears, the others hear at once. Both
 * only save time: a change sent twice is applied once, and the store is the same for all.
 */

import { parse, write } from "../model/json.js";

/** @typedef {import("../model/changes.js").Change} Change */
/** @typedef {import("./replica.js").Recorded} Recorded */
/**
 * @typedef {{what: "done", change: Change} | {what: "recorded", recorded: Recorded}
 *   | {what: "mended", change: Change} | {what: "discarded", ids: string[]}} News
 */

export class Tabs {
  /** @param {string} name of what they share @param {(news: News) => void} hear */
  constructor(name, hear) {
    this.name = name;
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data }) => hear(/** @type {any} */ (parse(data)));
  }

  /** @param {News} news as text: a clone would lose how numbers are spelt */
  tell(news) {
    this.channel.postMessage(write(/** @type {any} */ (news)));
  }

  /**
   * Runs work while no other tab does. Without locks (a page that came over plain HTTP) at once.
   * @template T @param {() => Promise<T>} work @returns {Promise<T>}
   */
  async alone(work) {
    return navigator.locks === undefined ? work() : navigator.locks.request(this.name, work);
  }
}
