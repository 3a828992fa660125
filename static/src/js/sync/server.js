/** What this page asks the server for and how it takes the answers: numbers stay as they are spelt. */

import { parse, write } from "../model/json.js";

/** @typedef {import("../model/json.js").JsonObject} JsonObject */
/** @typedef {import("../model/changes.js").Change} Change */
/** @typedef {import("../model/operations.js").Operation} Operation */
/** @typedef {import("./replica.js").Recorded} Recorded */
/** @typedef {{code: string, message: string, path?: string, params: Record<string, unknown>}} Said a problem with its sentence */
/** @typedef {{person: string | null, token: string}} SignedIn who the server takes this browser for */

const PATIENCE_MS = 30_000;

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

/** Nothing at all is taken any more: the workflow has gone, or the right to edit it. */
export class Barred extends Refused {}

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
  send({ id, label, base_revision, operations, kind, takes_back }) {
    if (kind !== undefined) return this.tell(kind, { id, change: takes_back });
    return this.tell("changes", { id, label, base_revision, operations });
  }

  /** @param {number} sequence @returns {Promise<Recorded[]>} the changes after that one, in order, as many as one answer holds */
  async changesAfter(sequence) {
    const answer = await this.ask(`changes?after=${sequence}`);
    return /** @type {any} */ (answer.changes);
  }

  /** @param {"undo" | "redo"} which @param {string} id makes a repeated request step once @returns {Promise<Recorded>} */
  step(which, id) {
    return this.tell(which, { id });
  }

  /** @param {string} entity one that somebody has removed @returns {Promise<Operation[]>} what took the removal back */
  async bringingBack(entity) {
    return /** @type {any} */ ((await this.ask(`removed/${entity}`)).operations);
  }

  /** @param {string} client this page @param {string[]} selected in it @returns {Promise<import("./events.js").Present[]>} */
  async presence(client, selected) {
    return /** @type {any} */ (await this.tell("presence", { client, selected })).people;
  }

  /** @returns {Promise<SignedIn>} */
  async whoIsSignedIn() {
    return /** @type {any} */ (await this.ask("session"));
  }

  /**
   * The token of this page stays as it is: with that of somebody else's session it would speak for them.
   * @param {string} username @param {string} password @returns {Promise<SignedIn>}
   */
  async signIn(username, password) {
    const { token } = await this.whoIsSignedIn();
    return /** @type {any} */ (await this.tell("session", { username, password }, token));
  }

  /** @param {string} path @returns {Promise<JsonObject>} */
  async ask(path) {
    return this.note(await read(await this.fetch(path, {})));
  }

  /** @param {string} path @param {object} body @param {string} [token] @returns {Promise<Recorded>} */
  async tell(path, body, token = this.token) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
    const sent = { method: "POST", headers, body: write(/** @type {any} */ (body)) };
    return /** @type {any} */ (this.note(await read(await this.fetch(path, sent))));
  }

  /** @param {JsonObject} answer */
  note(answer) {
    if ("undo" in answer) this.steps = { undo: answer.undo === true, redo: answer.redo === true };
    return answer;
  }

  /** @param {string} path @param {RequestInit} options @returns {Promise<Response>} */
  async fetch(path, options) {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    try {
      return await fetch(this.base + path, { ...options, signal, redirect: "manual", credentials: "same-origin" });
    } catch (error) {
      throw new Unreachable(String(error));
    }
  }
}

/** @param {Response} response @returns {Promise<JsonObject>} @throws {Unreachable | SignedOut | Refused} */
async function read(response) {
  if (response.type === "opaqueredirect" || response.status === 302 || response.status === 401) throw new SignedOut();
  if (response.status >= 500 || response.status === 429) throw new Unreachable(String(response.status));
  const body = bodyOf(await textOf(response));
  if (!response.ok) throw refusalOf(response.status, body);
  return body;
}

/** @param {Response} response @returns {Promise<string>} @throws {Unreachable} when the connection breaks in the middle */
async function textOf(response) {
  try {
    return await response.text();
  } catch (error) {
    throw new Unreachable(String(error));
  }
}

/** @param {number} status @param {JsonObject} body @returns {Error} only an answer that says why is a refusal */
function refusalOf(status, body) {
  const problems = /** @type {any} */ (body.problems);
  if (!Array.isArray(problems)) return status === 403 ? new SignedOut() : new Unreachable(String(status));
  return status === 403 || status === 404 ? new Barred(status, problems) : new Refused(status, problems);
}

/** @param {string} text @returns {JsonObject} */
function bodyOf(text) {
  try {
    return /** @type {JsonObject} */ (parse(text));
  } catch {
    return {};
  }
}
