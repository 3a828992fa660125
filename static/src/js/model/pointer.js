/** JSON pointers into frozen JSON: reading and replacing without changing what was there. */

import { emptyObject, isObject } from "./json.js";

/** @typedef {import("./json.js").Json} Json */

/** @param {string} path @returns {string[]} its keys: "" is the value itself */
export function keysOf(path) {
  if (path === "") return [];
  return path.slice(1).split("/").map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** @param {readonly string[]} keys @returns {string} */
export function pointer(...keys) {
  return keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** @param {Json | undefined} value @param {readonly string[]} keys @returns {Json | undefined} undefined: absent */
export function valueAt(value, keys) {
  return keys.reduce(stepInto, value);
}

/** @param {Json | undefined} value @param {string} key @returns {Json | undefined} */
function stepInto(value, key) {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/**
 * The value with `to` at the keys (undefined: without it); undefined when nothing can stand there.
 * @param {Json | undefined} value @param {readonly string[]} keys @param {Json | undefined} to
 * @returns {Json | undefined}
 */
export function withValue(value, [key, ...rest], to) {
  if (key === undefined) return to;
  if (Array.isArray(value)) return withItem(value, Number(key), rest, to);
  if (!isObject(value)) return undefined;
  const inner = withValue(value[key], rest, to);
  if (inner === undefined && rest.length > 0) return undefined;
  const copy = Object.assign(emptyObject(), value);
  if (inner === undefined) delete copy[key];
  else copy[key] = inner;
  return copy;
}

/** @param {Json[]} items @param {number} index @param {string[]} rest @param {Json | undefined} to */
function withItem(items, index, rest, to) {
  if (!Number.isInteger(index) || index < 0 || index > items.length) return undefined;
  const inner = withValue(items[index], rest, to);
  if (inner === undefined) return rest.length > 0 ? undefined : items.toSpliced(index, 1);
  return items.toSpliced(index, 1, inner);
}
