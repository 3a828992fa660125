/** A draft as the text of its specification, in parts: each listed thing of the workflow is one. */

import { assembled, documentOf } from "./document.js";
import { isObject, write } from "./json.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./json.js").Json} Json */
/** @typedef {{id: string, text: string, edited: boolean}} Part `id` of the thing it is, "" for what stands between; `edited`: somebody has typed in it since it was read */

/**
 * The text of the whole draft, part by part, with two spaces a level.
 * @param {Draft} draft @param {(id: string) => Part | undefined} [keep] the part of a thing that stays as it is
 * @returns {Part[]}
 */
export function printedParts(draft, keep = () => undefined) {
  /** @type {WeakMap<object, string>} */
  const ids = new WeakMap();
  const document = documentOf(draft, (made) => {
    if (made.entity.owner === draft.root) ids.set(made.document, made.entity.id);
  });
  const printer = new Printer((value) => ids.get(value), keep);
  printer.print(document, 0);
  printer.close();
  return printer.parts;
}

/** The text of one thing of a draft. @param {Draft} draft @param {string} id @param {number} level @returns {string} */
export function printedThing(draft, id, level) {
  const printer = new Printer(() => undefined, () => undefined);
  printer.print(assembled(draft, draft.entity(id)), level);
  return printer.taken();
}

class Printer {
  /** @param {(value: object) => string | undefined} idOf @param {(id: string) => Part | undefined} keep */
  constructor(idOf, keep) {
    this.idOf = idOf;
    this.keep = keep;
    /** @type {Part[]} */
    this.parts = [];
    /** Joined at once: a text that grows piece by piece takes many times its memory. @type {string[]} */
    this.pieces = [];
  }

  /** @returns {string} what has been written since the last time */
  taken() {
    return this.pieces.splice(0).join("");
  }

  /** Ends the part that is being written. @param {string} [id] */
  close(id = "") {
    const text = this.taken();
    if (text !== "") this.parts.push({ id, text, edited: false });
  }

  /** @param {Json} value @param {number} level */
  print(value, level) {
    const id = isObject(value) ? this.idOf(value) : undefined;
    if (id === undefined) return this.printPlain(value, level);
    this.close();
    const kept = this.keep(id);
    if (kept !== undefined) return void this.parts.push(kept);
    this.printPlain(value, level);
    this.close(id);
  }

  /** @param {Json} value @param {number} level */
  printPlain(value, level) {
    if (Array.isArray(value)) this.printAll("[", value, "]", level, (item) => this.print(item, level + 1));
    else if (isObject(value)) this.printAll("{", Object.keys(value), "}", level, (key) => this.printMember(key, value[key] ?? null, level));
    else this.pieces.push(write(value));
  }

  /** @param {string} key @param {Json} value @param {number} level */
  printMember(key, value, level) {
    this.pieces.push(JSON.stringify(key), ": ");
    this.print(value, level + 1);
  }

  /**
   * @template T
   * @param {string} open @param {T[]} items @param {string} close @param {number} level @param {(item: T) => void} print
   */
  printAll(open, items, close, level, print) {
    this.pieces.push(open);
    items.forEach((item, index) => {
      this.pieces.push(index > 0 ? ",\n" : "\n", "  ".repeat(level + 1));
      print(item);
    });
    this.pieces.push(items.length > 0 ? `\n${"  ".repeat(level)}${close}` : close);
  }
}
