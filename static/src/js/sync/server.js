/** The only module that speaks HTTP: JSON with numbers kept as they are spelt. */

import { parse, write } from "../model/json.js";

/** @typedef {import("../model/json.js").JsonObject} JsonObject */
/** @typedef {import("../model/changes.js").Change} Change */
/** @typedef {import("./replica.js").Recorded} Recorded */
/** @typedef {{code: string, message: string, params: Record<string, unknown>}} Said a problem with its sentence */

/** No answer, or none that says anything about the change: try again later. */
export class Unreachable extends Error {}

/** The session has ended: sign in again, nothing is lost. */
export class SignedOut extends Error {}

/** The server has understood and does not want it. */
export class Refused extends Error {
  /** @param {number} status @param {Said[]} problems */
  constructor(status, problems) {
    super(problems[0]?.message ?? String(status));
    this.status = status;
    this.problems = problems;
  }
}

export class Server {
  /** @param {string} base URL of the workflow's page, with a slash at the end @param {string} token against forged requests */
  constructor(base, token) {
    this.base = base;
    this.token = token;
    /** What this person can take back and do again, as the server last said. */
    this.steps = { undo: false, redo: false };
  }

  /** @returns {Promise<JsonObject>} the draft JSON */
  draft() {
    return this.ask("draft");
  }

  /** @param {Change} change @returns {Promise<Recorded>} */
  send(change) {
    return this.tell("changes", write(/** @type {any} */ (change)));
  }

  /** @param {number} sequence @returns {Promise<Recorded[]>} all changes after that one, in order */
  async changesAfter(sequence) {
    const answer = await this.ask(`changes?after=${sequence}`);
    return /** @type {any} */ (answer.changes);
  }

  /** @param {"undo" | "redo"} which @param {string} id makes a repeated request step once @returns {Promise<Recorded>} */
  step(which, id) {
    return this.tell(which, write({ id }));
  }

  /** @param {string} path @returns {Promise<JsonObject>} */
  async ask(path) {
    return this.note(await read(await this.fetch(path, {})));
  }

  /** @param {string} path @param {string} body @returns {Promise<Recorded>} */
  async tell(path, body) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
    return /** @type {any} */ (this.note(await read(await this.fetch(path, { method: "POST", headers, body }))));
  }

  /** @param {JsonObject} answer */
  note(answer) {
    if ("undo" in answer) this.steps = { undo: answer.undo === true, redo: answer.redo === true };
    return answer;
  }

  /** @param {string} path @param {RequestInit} options @returns {Promise<Response>} */
  async fetch(path, options) {
    try {
      return await fetch(this.base + path, { ...options, redirect: "manual", credentials: "same-origin" });
    } catch (error) {
      throw new Unreachable(String(error));
    }
  }
}

/** @param {Response} response @returns {Promise<JsonObject>} @throws {Unreachable | SignedOut | Refused} */
async function read(response) {
  if (response.type === "opaqueredirect" || response.status === 302 || response.status === 401) throw new SignedOut();
  if (response.status >= 500 || response.status === 429) throw new Unreachable(String(response.status));
  const body = bodyOf(await response.text());
  if (!response.ok) throw refusalOf(response.status, body);
  return body;
}

/** @param {number} status @param {JsonObject} body @returns {Error} only an answer that says why is a refusal */
function refusalOf(status, body) {
  if (Array.isArray(body.problems)) return new Refused(status, /** @type {any} */ (body.problems));
  return status === 403 ? new SignedOut() : new Unreachable(String(status));
}

/** @param {string} text @returns {JsonObject} */
function bodyOf(text) {
  try {
    return /** @type {JsonObject} */ (parse(text));
  } catch {
    return {};
  }
}
