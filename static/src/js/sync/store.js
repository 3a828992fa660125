/** Changes kept in the browser until the server has them: they survive a reload and a crash. */

import { parse, write } from "../model/json.js";

/** @typedef {import("../model/changes.js").Change} Change */
/** @typedef {{add(change: Change): Promise<void>, remove(id: string): Promise<void>, all(): Promise<Change[]>}} Store */

const DATABASE = "weft";
const CHANGES = "changes";

/**
 * The changes of one workflow, oldest first; in memory only where the browser keeps nothing.
 * @param {string} workflow @returns {Promise<Store>}
 */
export async function openStore(workflow) {
  try {
    return new BrowserStore(await open(), workflow);
  } catch {
    return new MemoryStore();
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    const changes = request.result.createObjectStore(CHANGES, { keyPath: "key", autoIncrement: true });
    changes.createIndex("workflow", "workflow");
    changes.createIndex("id", "change.id");
  };
  return answer(request);
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @implements {Store} */
class BrowserStore {
  /** @param {IDBDatabase} database @param {string} workflow */
  constructor(database, workflow) {
    this.database = database;
    this.workflow = workflow;
  }

  /** @param {IDBTransactionMode} mode */
  changes(mode) {
    return this.database.transaction(CHANGES, mode).objectStore(CHANGES);
  }

  /** @param {Change} change */
  async add(change) {
    await answer(this.changes("readwrite").add({ workflow: this.workflow, change: storable(change) }));
  }

  /** @param {string} id */
  async remove(id) {
    const key = await answer(this.changes("readonly").index("id").getKey(id));
    if (key !== undefined) await answer(this.changes("readwrite").delete(key));
  }

  /** @returns {Promise<Change[]>} */
  async all() {
    const found = await answer(this.changes("readonly").index("workflow").getAll(this.workflow));
    return found.map(({ change }) => restored(change));
  }
}

/** @implements {Store} */
export class MemoryStore {
  constructor() {
    /** @type {Change[]} */
    this.changes = [];
  }

  /** @param {Change} change */
  async add(change) {
    this.changes.push(change);
  }

  /** @param {string} id */
  async remove(id) {
    this.changes = this.changes.filter((change) => change.id !== id);
  }

  async all() {
    return [...this.changes];
  }
}

/** @param {Change} change as text: a clone would lose how its numbers are spelt @returns {{id: string, text: string}} */
function storable(change) {
  return { id: change.id, text: write(/** @type {any} */ (change)) };
}

/** @param {{text: string}} stored @returns {Change} */
function restored({ text }) {
  return /** @type {any} */ (parse(text));
}
