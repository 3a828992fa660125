/** Spec JSON as coloured lines: what each part is, and which lines a step takes. No elements here. */

/** @typedef {"key" | "string" | "number" | "punct" | "reference" | "space"} Colour */
/** @typedef {{colour: Colour, text: string}} Part */
/** @typedef {{first: number, last: number}} Range lines, counted from 0 */

const PARTS = /(\s+)|("(?:[^"\\]|\\.)*")(\s*:)?|([^\s",:[\]{}]+)|([,:[\]{}])/g;

/** @param {string} line of JSON as it is printed, one value or bracket a line @returns {Part[]} */
export function partsOf(line) {
  return [...line.matchAll(PARTS)].flatMap(coloured);
}

/** @param {RegExpExecArray} match @returns {Part[]} */
function coloured([, space, string, colon, word, mark]) {
  if (space !== undefined) return [{ colour: "space", text: space }];
  if (string !== undefined && colon !== undefined) return [{ colour: "key", text: string }, { colour: "punct", text: colon }];
  if (string !== undefined) return [{ colour: string.startsWith('"$ref/') ? "reference" : "string", text: string }];
  return word !== undefined ? [{ colour: "number", text: word }] : [{ colour: "punct", text: mark ?? "" }];
}

/**
 * The lines of each step, in the order of the document: printed with two spaces a level, the steps
 * of the workflow open and close at level two.
 * @param {readonly string[]} lines @returns {Range[]}
 */
export function stepRanges(lines) {
  const start = lines.findIndex((line) => line.startsWith('  "steps": ['));
  /** @type {Range[]} */
  const ranges = [];
  if (start < 0) return ranges;
  let first = 0;
  for (let at = start + 1; at < lines.length && !lines[at]?.startsWith("  ]"); at += 1) {
    if (lines[at]?.startsWith("    {")) first = at;
    if (/^ {4}\{?\}/.test(lines[at] ?? "")) ranges.push({ first, last: at });
  }
  return ranges;
}
