/**
 * What the person says goes to the server one after the other, in order; without an answer it is
 * sent again until there is one, so that nothing is lost while the network is away.
 *
 * @import {Row, Said} from "./labeling_samples.js"
 * @typedef {{position: number, said: Said, revision: number}} Message
 * @typedef {{status: "ok" | "stale", row: Row} | {status: "refused", message: string} | {status: "signed-out"}} Answer
 * @typedef {object} Listening
 * @property {(message: Message, answer: Answer) => void} onAnswer
 * @property {(waiting: number, failing: boolean) => void} onChange
 */
const WAITS = [1000, 2000, 5000, 10_000];

export class Sending {
  /** @type {Message[]} */
  #waiting = [];
  #failures = 0;
  #busy = false;

  /**
   * @param {(message: Message) => Promise<Answer>} send  rejects where there was no answer
   * @param {Listening} listening
   * @param {(act: () => void, wait: number) => void} later
   */
  constructor(send, listening, later = (act, wait) => void setTimeout(act, wait)) {
    this.send = send;
    this.listening = listening;
    this.later = later;
  }

  get waiting() {
    return this.#waiting.length;
  }

  /** @param {Message} message */
  add(message) {
    this.#waiting.push(message);
    this.#tell();
    void this.#next();
  }

  async #next() {
    const message = this.#waiting[0];
    if (this.#busy || message === undefined) return;
    this.#busy = true;
    try {
      const answer = await this.send(message);
      this.#failures = 0;
      this.#waiting.shift();
      if (answer.status === "ok") this.#follow(message.position, answer.row.revision);
      this.listening.onAnswer(message, answer);
    } catch {
      this.#failures += 1;
    }
    this.#busy = false;
    this.#tell();
    const wait = WAITS[Math.min(this.#failures, WAITS.length) - 1];
    if (wait === undefined) void this.#next();
    else this.later(() => void this.#next(), wait);
  }

  /** What the person said next of the same sample follows what the server has now. @param {number} position @param {number} revision */
  #follow(position, revision) {
    for (const message of this.#waiting) if (message.position === position) message.revision = revision;
  }

  #tell() {
    this.listening.onChange(this.#waiting.length, this.#failures > 0);
  }
}
