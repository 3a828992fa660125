/** Fetches a step's log: its outline, blocks of lines when they come into view, and what matches. */

/** @typedef {import("./log_rows.js").AttemptLog} AttemptLog */
/** @typedef {{attempt: number, number: number, at: string, level: string, text: string}} Line */

export const BLOCK = 500;
/** Blocks kept in memory; of more, those asked for longest ago go. */
const MOST_BLOCKS = 60;

export class LogSource {
  /** @param {string} url @param {string} step its name @param {() => void} onLines lines have come */
  constructor(url, step, onLines) {
    this.url = url;
    this.step = step;
    this.onLines = onLines;
    /** @type {Map<string, Line[]>} by attempt and block */
    this.blocks = new Map();
    /** @type {Set<string>} */
    this.asked = new Set();
  }

  /** @returns {Promise<AttemptLog[]>} */
  async outline() {
    const { attempts } = await this.ask({});
    return attempts;
  }

  /** @param {string} text @param {string[]} levels none: all @returns {Promise<{lines: Line[], capped: boolean}>} */
  async matching(text, levels) {
    const { lines, capped } = await this.ask({ q: text }, levels.map((level) => ["level", level]));
    return { lines: lines.map(lineOf), capped };
  }

  /**
   * @param {number} attempt @param {number} number @param {number} until how many lines the attempt has
   * @returns {Line | null} null: it is asked for, and `onLines` says when it is there
   */
  line(attempt, number, until) {
    const block = Math.floor(number / BLOCK);
    const line = this.blocks.get(`${attempt} ${block}`)?.[number - block * BLOCK];
    if (line === undefined) void this.load(attempt, block, until);
    return line ?? null;
  }

  /** @param {number} attempt @param {number} block @param {number} until */
  async load(attempt, block, until) {
    const key = `${attempt} ${block}`;
    const known = this.blocks.get(key) ?? [];
    const mark = `${key} ${until}`;
    if (this.asked.has(mark)) return;
    this.asked.add(mark);
    const start = block * BLOCK + known.length;
    const found = await this.ask({ attempt: String(attempt), start: String(start) }).catch(() => null);
    if (found === null) return void this.asked.delete(mark);
    this.keep(key, start - block * BLOCK, found.lines.map(lineOf).slice(0, BLOCK - known.length));
    this.onLines();
  }

  /** @param {string} key @param {number} from @param {Line[]} lines */
  keep(key, from, lines) {
    const block = this.blocks.get(key) ?? [];
    lines.forEach((line, index) => (block[from + index] = line));
    this.blocks.delete(key);
    this.blocks.set(key, block);
    const [oldest] = this.blocks.keys();
    if (this.blocks.size <= MOST_BLOCKS || oldest === undefined) return;
    this.blocks.delete(oldest);
    for (const mark of [...this.asked]) if (mark.startsWith(`${oldest} `)) this.asked.delete(mark);
  }

  /** @param {Record<string, string>} query @param {string[][]} [more] @returns {Promise<any>} */
  async ask(query, more = []) {
    const address = new URLSearchParams([["step", this.step], ...Object.entries(query), ...more]);
    const answer = await fetch(`${this.url}?${address}`, { credentials: "same-origin", redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }
}

/** @param {[number, number, string, string, string]} sent @returns {Line} */
function lineOf([attempt, number, at, level, text]) {
  return { attempt, number, at, level, text };
}
