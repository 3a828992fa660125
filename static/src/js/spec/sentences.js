/** What is wrong with a text, in words. */

import { sentenceOf } from "../sentences.js";

/** @typedef {import("../model/spec_reader.js").TextFault} TextFault */

/** @param {TextFault} fault @returns {string} */
export function saidOf(fault) {
  const text = TEXTS[fault.code];
  if (text === undefined) return sentenceOf(fault);
  const { found } = fault.params;
  return interpolate(text(), { ...fault.params, found: FOUND[String(found)]?.() ?? found }, true);
}

/** @type {Record<string, () => string>} */
const TEXTS = {
  "json.syntax": () => gettext("This is not JSON yet: look for a missing or extra comma, quote or bracket."),
  "json.too_deep": () => gettext("The JSON is nested deeper than %(limit)s levels. Flatten it."),
  "json.duplicate_key": () => gettext("The key “%(key)s” is in this object twice. Keep one of them."),
  "json.integer_range": () => gettext("This whole number does not fit 64 bits. Use a smaller one, or a text."),
  "json.number_range": () => gettext("The number %(number)s is too large. Use a smaller one, or a text."),
  "json.nul": () => gettext("This text contains the character U+0000, which cannot be stored. Remove it."),
  "json.lone_surrogate": () => gettext("This text contains half of a character. Write the whole character."),
  "limit.steps": () => gettext("A workflow has at most %(limit)s steps; this one has %(found)s. Split it."),
  "field.required": () => gettext("%(field)s is missing. Give it a value."),
  "graph.unknown_dependency": () => gettext("There is no step named %(name)s."),
  "type.expected_text": () => gettext("A text is expected here, not %(found)s."),
  "type.expected_flag": () => gettext("true or false is expected here, not %(found)s."),
  "type.expected_switch": () => gettext('true, false, "true" or "false" is expected here, not %(found)s.'),
  "type.expected_integer": () => gettext("A whole number is expected here, not %(found)s."),
  "type.integer_range": () => gettext("This whole number is too large. Use one up to %(maximum)s."),
  "type.expected_number": () => gettext("A number is expected here, not %(found)s."),
  "type.expected_text_or_number": () => gettext("A text or a number is expected here, not %(found)s."),
  "type.expected_list": () => gettext("A list is expected here, not %(found)s."),
  "type.expected_object": () => gettext("An object is expected here, not %(found)s."),
};

/** @type {Record<string, () => string>} */
const FOUND = {
  object: () => gettext("an object"),
  list: () => gettext("a list"),
  text: () => gettext("a text"),
  boolean: () => gettext("true or false"),
  number: () => gettext("a number"),
  null: () => gettext("null"),
};
