/** Values as people read them beside a reference. */

import { isObject, write } from "./json.js";

/** @typedef {import("./json.js").Json} Json */

const LONGEST = 28;
const LONGEST_PATH = 18;

/** @param {Json | undefined} value @returns {string} it in a few characters: of a path the end */
export function shortValue(value) {
  const text = plainValue(value);
  if (text.startsWith("/") && text.length > LONGEST_PATH) return `…${/\/[^/]*\/?$/.exec(text)?.[0] ?? ""}`;
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** @param {Json | undefined} value @returns {string} as it is read: a text as such, data by where it lies */
export function plainValue(value) {
  if (value === undefined || value === null) return "";
  const [only, ...others] = isObject(value) ? Object.values(value) : [];
  if (typeof only === "string" && others.length === 0) return only;
  return typeof value === "string" ? value : write(value);
}
