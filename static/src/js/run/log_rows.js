/**
 * The rows of a log, numbered through all attempts: for each a line that parts it from the one
 * before, what happened until it ran, what it said, and how it ended. Pure: lines are named, not held.
 */

/** @typedef {{at: string, before: string, after: string, by: string}} Happened a step went from one state to another */
/** @typedef {{attempt: number, lines: number, first_error: number | null, events: Happened[]}} AttemptLog */
/**
 * @typedef {{kind: "attempt", attempt: number, by: string} | {kind: "event", event: Happened}
 *   | {kind: "line", attempt: number, number: number}} Row
 */

const LAST = new Set(["stopping", "stopped", "timeout", "completed", "failed", "create_failed", "skipped"]);

export class LogRows {
  /** @param {readonly AttemptLog[]} attempts */
  constructor(attempts) {
    this.parts = attempts.map((log, index) => partOf(log, attempts[index - 1], attempts.length > 1));
    /** @type {number[]} the number of the first row of each part */
    this.starts = [];
    this.count = 0;
    for (const part of this.parts) {
      this.starts.push(this.count);
      this.count += part.head.length + part.lines + part.tail.length;
    }
  }

  /** @param {number} index @returns {Row | null} */
  at(index) {
    const place = this.starts.findLastIndex((start) => start <= index);
    const part = this.parts[place];
    if (part === undefined || index >= this.count) return null;
    const inside = index - (this.starts[place] ?? 0);
    if (inside < part.head.length) return part.head[inside] ?? null;
    const line = inside - part.head.length;
    if (line < part.lines) return { kind: "line", attempt: part.attempt, number: line };
    return part.tail[line - part.lines] ?? null;
  }

  /** @param {number} attempt @param {number} number of a line @returns {number} its row, -1 where there is none */
  indexOf(attempt, number) {
    const place = this.parts.findIndex((part) => part.attempt === attempt);
    const part = this.parts[place];
    return part === undefined || number >= part.lines ? -1 : (this.starts[place] ?? 0) + part.head.length + number;
  }

  /** @returns {number} the row of the first error, -1 where there is none */
  get firstError() {
    const part = this.parts.find(({ firstError }) => firstError !== null);
    return part === undefined ? -1 : this.indexOf(part.attempt, part.firstError ?? 0);
  }
}

/** @param {AttemptLog} log @param {AttemptLog | undefined} before the attempt before @param {boolean} several */
function partOf({ attempt, lines, first_error: firstError, events }, before, several) {
  const by = events[0]?.by ?? "";
  /** @type {Row[]} */
  const parting = several ? [{ kind: "attempt", attempt, by: before === undefined ? "" : by }] : [];
  const rows = events.map((event) => /** @type {Row} */ ({ kind: "event", event }));
  const cut = events.findIndex(({ after }) => LAST.has(after));
  const [first, last] = cut < 0 ? [rows, []] : [rows.slice(0, cut), rows.slice(cut)];
  return { attempt, lines, firstError, head: [...parting, ...first], tail: last };
}
