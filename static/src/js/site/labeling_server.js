/**
 * What the labelling page asks the server and tells it.
 *
 * @import {Row} from "./labeling_samples.js"
 * @import {Answer, Message} from "./labeling_sending.js"
 * @typedef {{sequence: number, state: string, classes: string[], samples: Row[]}} State
 * @typedef {{text: string, cells: Record<string, unknown> | null}} Text
 */
export class LabelServer {
  /** @param {string} base  the task's own address, with a slash at its end */
  constructor(base) {
    this.base = base;
  }

  /** @param {number} position */
  image(position) {
    return `${this.base}samples/${position}/image/`;
  }

  /** @param {number} position @returns {Promise<Text>} */
  async text(position) {
    const response = await fetch(`${this.base}samples/${position}/text/`);
    if (!response.ok || response.redirected) throw new Error(String(response.status));
    return response.json();
  }

  /** @param {number} after @returns {Promise<State | null>} null where there was no answer */
  async state(after) {
    try {
      const response = await fetch(`${this.base}state/?after=${after}`);
      return response.ok && !response.redirected ? await response.json() : null;
    } catch {
      return null;
    }
  }

  /** @param {Message} message @returns {Promise<Answer>} */
  async label({ position, said, revision }) {
    /** @type {Record<string, string>} */
    const fields = { revision: String(revision), label: said.label };
    if (said.skipped) fields["skip"] = "yes";
    const response = await this.#post(`samples/${position}/`, fields);
    if (response.redirected || response.status === 401) return { status: "signed-out" };
    if (response.status === 422) return { status: "refused", ...(await response.json()) };
    if (response.status === 409) return { status: "stale", row: await response.json() };
    if (response.status >= 500) throw new Error(String(response.status));
    if (!response.ok) return { status: "refused", message: gettext("This is not possible any more. Load the page again.") };
    return { status: "ok", row: await response.json() };
  }

  /** @param {string} name @returns {Promise<{classes?: string[], message?: string}>} */
  async addClass(name) {
    const response = await this.#post("classes/", { name });
    return response.json();
  }

  /** @param {string} path @param {Record<string, string>} fields */
  #post(path, fields) {
    const token = JSON.parse(document.body.getAttribute("hx-headers:inherited") ?? "{}")["X-CSRFToken"] ?? "";
    return fetch(this.base + path, { method: "POST", headers: { "X-CSRFToken": token }, body: new URLSearchParams(fields) });
  }
}
