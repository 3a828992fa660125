/** Gestures of several parts, each made for the draft as the part before it leaves it. */

import { perform } from "../operations.js";

/** @typedef {import("../draft.js").Draft} Draft */
/** @typedef {import("../operations.js").Operation} Operation */

/**
 * The operations of all parts; the draft is as it was afterwards.
 * @param {Draft} draft @param {((draft: Draft) => Operation[])[]} parts @returns {Operation[]}
 */
export function inOrder(draft, ...parts) {
  /** @type {Operation[]} */
  const operations = [];
  /** @type {Operation[]} */
  const back = [];
  for (const part of parts) {
    const made = part(draft);
    for (const operation of made) back.unshift(...perform(draft, operation));
    operations.push(...made);
  }
  for (const operation of back) perform(draft, operation);
  return operations;
}
