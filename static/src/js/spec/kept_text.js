/** Text of the JSON view that is not on the canvas yet, kept in this browser over a reload. */

/** @typedef {{text: string, revision: number}} Kept `revision`: that of the draft when it was typed */

/** Browsers keep about 5 MB a site, two bytes a character. */
const MOST = 1_000_000;

export class KeptText {
  /** @param {string} workflow @param {string} person */
  constructor(workflow, person) {
    this.key = keyOf(workflow, person);
  }

  /** @returns {Kept | null} */
  read() {
    const found = localStorage.getItem(this.key);
    return found === null ? null : JSON.parse(found);
  }

  /** @param {Kept} kept */
  keep(kept) {
    if (kept.text.length > MOST) return;
    try {
      localStorage.setItem(this.key, JSON.stringify(kept));
    } catch (error) {
      // A full store keeps what it has; the text is still in the page.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  forget() {
    localStorage.removeItem(this.key);
  }
}

/** @param {string} workflow @param {string} person @returns {string} where it is kept */
export function keyOf(workflow, person) {
  return `weft.json.${workflow}.${person}`;
}
