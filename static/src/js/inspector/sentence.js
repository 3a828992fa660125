/** Conditions read back as a sentence. */

import { isObject, write } from "../model/json.js";
import { readReference } from "../model/references.js";

/** @typedef {import("../model/json.js").Json} Json */

/** How each operator reads between its operands. @type {Record<string, () => string>} */
const READ = {
  "==": () => gettext("%(left)s equals %(right)s"),
  "!=": () => gettext("%(left)s is not %(right)s"),
  ">": () => gettext("%(left)s is greater than %(right)s"),
  ">=": () => gettext("%(left)s is at least %(right)s"),
  "<": () => gettext("%(left)s is less than %(right)s"),
  "<=": () => gettext("%(left)s is at most %(right)s"),
  in: () => gettext("%(left)s is in %(right)s"),
  or: () => gettext("%(left)s or %(right)s"),
};

/** @param {readonly Json[]} conditions of a step, all of which must hold @returns {string} */
export function sentenceOf(conditions) {
  if (conditions.length === 0) return gettext("Without conditions it is always true.");
  const all = conditions.map((condition) => inner(condition, conditions.length > 1));
  return interpolate(gettext("True when %s."), [all.join(gettext(", and "))]);
}

/** @param {Json | undefined} value @param {boolean} enclosed whether words stand around it @returns {string} */
function inner(value, enclosed) {
  if (!isObject(value)) return operand(value);
  const read = READ[String(value.type)];
  if (read === undefined || !("left" in value) || !("right" in value)) return operand(value);
  const or = value.type === "or";
  const said = interpolate(read(), { left: inner(value.left, true), right: inner(value.right, true) }, true);
  return or && enclosed ? interpolate(gettext("(%s)"), [said]) : said;
}

/** @param {Json | undefined} value */
function operand(value) {
  const reference = readReference(value);
  if (reference !== null) return [reference.name, ...reference.rest].join("/");
  return value === undefined ? gettext("nothing") : write(value);
}
