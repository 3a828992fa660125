/** Changes kept in the browser until the server has them: they survive a reload and a crash. */

import { parse, write } from "../model/json.js";

/** @typedef {import("../model/changes.js").Change} Change */
/**
 * @typedef {object} Store the unsent changes of one person to one workflow, oldest first
 * @property {boolean} lasting  whether it outlives the page
 * @property {(change: Change) => Promise<void>} add
 * @property {(change: Change) => Promise<void>} replace  the one with the same id, in its place
 * @property {(id: string) => Promise<void>} remove
 * @property {() => Promise<Change[]>} all
 * @property {() => Promise<Map<string, number>>} others  how many other people have left here, by person
 */
/** @typedef {{key: number, workflow: string, person: string, change: {id: string, text: string}}} Row */

const DATABASE = "weft";
const CHANGES = "changes";
const VERSION = 2;

/**
 * Opens the store; in memory only where the browser keeps nothing.
 * @param {string} workflow @param {string} person @returns {Promise<Store>}
 */
export async function openStore(workflow, person) {
  try {
    return new BrowserStore(await open(), workflow, person);
  } catch {
    return new MemoryStore();
  }
}

/** @returns {Promise<IDBDatabase>} */
async function open() {
  const request = indexedDB.open(DATABASE, VERSION);
  request.onupgradeneeded = () => make(request.result);
  const database = await answer(request);
  database.onversionchange = () => database.close();
  return database;
}

/** @param {IDBDatabase} database */
function make(database) {
  if (database.objectStoreNames.contains(CHANGES)) database.deleteObjectStore(CHANGES);
  const changes = database.createObjectStore(CHANGES, { keyPath: "key", autoIncrement: true });
  changes.createIndex("workflow", "workflow");
  changes.createIndex("id", "change.id");
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBTransaction} transaction @returns {Promise<void>} as soon as the browser has it */
function committed(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.commit();
  });
}

/** @implements {Store} */
class BrowserStore {
  lasting = true;

  /** @param {IDBDatabase} database @param {string} workflow @param {string} person */
  constructor(database, workflow, person) {
    this.database = database;
    this.workflow = workflow;
    this.person = person;
  }

  /** @returns {Promise<IDBObjectStore>} to read from, also when the browser has closed the connection meanwhile */
  async reading() {
    try {
      return this.database.transaction(CHANGES).objectStore(CHANGES);
    } catch {
      this.database = await open();
      return this.database.transaction(CHANGES).objectStore(CHANGES);
    }
  }

  /**
   * Handed to the browser before this returns: a page that dies in the next moment has kept it.
   * @param {Change} change
   */
  add(change) {
    const { workflow, person } = this;
    return this.write((changes) => changes.add({ workflow, person, change: storable(change) }));
  }

  /** @param {Change} change */
  async replace(change) {
    const row = await this.find(change.id);
    if (row !== undefined) await this.write((changes) => changes.put({ ...row, change: storable(change) }));
  }

  /** @param {string} id */
  async remove(id) {
    const row = await this.find(id);
    if (row !== undefined) await this.write((changes) => changes.delete(row.key));
  }

  /** @param {(changes: IDBObjectStore) => void} work @returns {Promise<void>} */
  async write(work) {
    const transaction = this.database.transaction(CHANGES, "readwrite");
    work(transaction.objectStore(CHANGES));
    await committed(transaction);
  }

  /** @param {string} id @returns {Promise<Row | undefined>} */
  async find(id) {
    return answer((await this.reading()).index("id").get(id));
  }

  /** @returns {Promise<Change[]>} */
  async all() {
    return (await this.rows()).filter(({ person }) => person === this.person).map(({ change }) => restored(change));
  }

  async others() {
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const { person } of await this.rows()) {
      if (person !== this.person) found.set(person, (found.get(person) ?? 0) + 1);
    }
    return found;
  }

  /** @returns {Promise<Row[]>} */
  async rows() {
    return answer((await this.reading()).index("workflow").getAll(this.workflow));
  }
}

/** @implements {Store} */
export class MemoryStore {
  lasting = false;

  constructor() {
    /** @type {Change[]} */
    this.changes = [];
  }

  /** @param {Change} change */
  async add(change) {
    this.changes.push(change);
  }

  /** @param {Change} change */
  async replace(change) {
    this.changes = this.changes.map((known) => (known.id === change.id ? change : known));
  }

  /** @param {string} id */
  async remove(id) {
    this.changes = this.changes.filter((change) => change.id !== id);
  }

  async all() {
    return [...this.changes];
  }

  async others() {
    return new Map();
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
