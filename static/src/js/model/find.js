/** Finding things by what somebody types: every word counts, the best match stands first. */

/** @typedef {{label: string, also?: string, group?: string, always?: boolean}} Findable `also`: further words it is found by */

/** Where a word of a name begins: at its start, or behind a joint. */
const JOINT = /[\s_\-./]/;

/**
 * The items that have every word of the text, best first; groups keep their order, and what is
 * `always` there stays.
 * @template {Findable} Item
 * @param {readonly Item[]} items @param {string} text @returns {Item[]}
 */
export function matching(items, text) {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return [...items];
  const groups = new Map([...items].map(({ group = "" }) => [group, /** @type {[number, Item][]} */ ([])]));
  for (const item of items) {
    const cost = item.always ? Infinity : costOf(item, words);
    if (cost !== null) groups.get(item.group ?? "")?.push([cost, item]);
  }
  return [...groups.values()].flatMap((found) => found.sort(([one], [other]) => (one === other ? 0 : one - other)).map(([, item]) => item));
}

/** @param {Findable} item @param {readonly string[]} words @returns {number | null} less is better; null: a word is missing */
function costOf({ label, also = "" }, words) {
  const [name, rest] = [label.toLowerCase(), also.toLowerCase()];
  let cost = 0;
  for (const word of words) {
    const at = name.indexOf(word);
    if (at < 0 && !rest.includes(word)) return null;
    cost += at < 0 ? 3 : at === 0 ? 0 : JOINT.test(name[at - 1] ?? "") ? 1 : 2;
  }
  return cost;
}
