/** Opens the session of a page: its server, what this browser keeps, its other tabs. */

import { Server, Unreachable } from "./server.js";
import { Session } from "./session.js";
import { openStore } from "./store.js";
import { Tabs } from "./tabs.js";

/** @typedef {import("../model/operations.js").Fault} Fault */

const AGAIN_MS = 2000;

/**
 * @param {DOMStringMap} page what the server has written into it
 * @param {(fault: Fault) => string} sentence @param {() => void} waiting the server does not answer yet
 * @returns {Promise<Session>}
 */
export async function openSession({ base = "", token = "", workflow = "", person = "" }, sentence, waiting) {
  const session = new Session(new Server(base, token), await openStore(workflow, person), sentence, person);
  session.tabs = new Tabs(`weft.${workflow}.${person}`, (news) => session.hear(news));
  while (!(await opened(session))) {
    waiting();
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
  return session;
}

/** @param {Session} session @returns {Promise<boolean>} */
async function opened(session) {
  try {
    await session.open();
    return true;
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return false;
  }
}
