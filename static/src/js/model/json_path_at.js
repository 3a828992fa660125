/** Where in a JSON text, finished or not, an offset stands: for what could be written there. */

/** @typedef {{path: (string | number)[], inKey: boolean, from: number, word: string, keys: string[]}} Spot `path` leads to the value that stands there (or to the object whose key is written), `from` is where its text begins, `word` that text so far, `keys` what its object has */
/** @typedef {{key: string | number, object: boolean, keys: string[], wantsKey: boolean}} Level */

const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/g;

/** @param {string} text @param {number} offset @returns {Spot} */
export function spotAt(text, offset) {
  const walk = new Walk();
  let [from, word] = [offset, ""];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (index >= offset) break;
    const whole = index + token.length;
    const open = whole > offset || (whole === offset && !/^[{}[\],:]$/.test(token) && !/^".*"$/s.test(token));
    if (open) [from, word] = [index, text.slice(index, offset)];
    else walk.read(token);
  }
  return { ...walk.spot(), from, word };
}

class Walk {
  constructor() {
    /** @type {Level[]} */
    this.levels = [];
  }

  get level() {
    return this.levels.at(-1);
  }

  /** @param {string} token */
  read(token) {
    const { level } = this;
    if (token === "{" || token === "[") this.levels.push({ key: token === "[" ? 0 : "", object: token === "{", keys: [], wantsKey: token === "{" });
    else if (token === "}" || token === "]") this.levels.pop();
    else if (level === undefined) return;
    else if (token === ",") this.next(level);
    else if (token === ":") level.wantsKey = false;
    else if (level.object && level.wantsKey) this.name(level, token);
  }

  /** @param {Level} level */
  next(level) {
    if (level.object) level.wantsKey = true;
    else level.key = Number(level.key) + 1;
  }

  /** @param {Level} level @param {string} token */
  name(level, token) {
    level.key = token.replace(/^"|"$/g, "");
    level.keys.push(level.key);
  }

  /** @returns {{path: (string | number)[], inKey: boolean, keys: string[]}} */
  spot() {
    const { level } = this;
    const inKey = level?.object === true && level.wantsKey;
    const path = this.levels.map(({ key }) => key);
    return { path: inKey ? path.slice(0, -1) : path, inKey, keys: level?.keys ?? [] };
  }
}
