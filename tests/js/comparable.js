/** Drafts and operations as texts that are equal when they mean the same. */

import { draftJson } from "../../static/src/js/model/draft.js";
import { write } from "../../static/src/js/model/json.js";

/** The draft as one text: the order of keys and of link lists does not count. */
export function comparable(draft) {
  const { links, ...rest } = draftJson(draft);
  return write(sorted({ ...rest, links: links.map(write).sort() }));
}

/** Operations as texts; a removal may be taken back in another order. */
export function texts(operations) {
  return operations.map((operation) => write(sorted(operation))).sort();
}

/** The same value with the keys of every object in order, as plain as it was. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object" || "text" in value) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
