/**
 * The samples of a labelling task as this page knows them: what the server said last, and over it
 * what the person has said since and the server has not answered yet.
 *
 * @typedef {{label: string, skipped: boolean}} Said
 * @typedef {Said & {position: number, revision: number, by: string}} Row
 */
export class Samples {
  /** @type {Map<number, Row>} */
  #rows = new Map();
  /** @type {Map<number, Said>} */
  #said = new Map();

  /** @param {number} total */
  constructor(total) {
    this.total = total;
  }

  /** @param {number} position @returns {Row} */
  at(position) {
    const row = this.#rows.get(position) ?? { position, label: "", skipped: false, revision: 0, by: "" };
    return { ...row, ...this.#said.get(position) };
  }

  /** What the server last said of a sample. @param {number} position @returns {Row} */
  known(position) {
    return this.#rows.get(position) ?? { position, label: "", skipped: false, revision: 0, by: "" };
  }

  /** Take what the server says; older news than what is known counts for nothing. @param {Iterable<Row>} rows */
  take(rows) {
    for (const row of rows) {
      if (row.revision >= this.known(row.position).revision) this.#rows.set(row.position, row);
    }
  }

  /** Show what the person says until the server has answered. @param {number} position @param {Said} said */
  say(position, said) {
    this.#said.set(position, said);
  }

  /** The server has answered: what it says counts. @param {number} position */
  answered(position) {
    this.#said.delete(position);
  }

  /** How many have a class, and of each class how many. */
  get counts() {
    /** @type {Map<string, number>} */
    const classes = new Map();
    let labelled = 0;
    for (const position of new Set([...this.#rows.keys(), ...this.#said.keys()])) {
      const { label } = this.at(position);
      if (label === "") continue;
      labelled += 1;
      classes.set(label, (classes.get(label) ?? 0) + 1);
    }
    return { labelled, left: this.total - labelled, classes };
  }

  /**
   * The next sample in a direction, or of those left to do the next one without a class, skipped
   * ones aside; around the end, for there. Null where there is no other.
   * @param {number} from @param {1 | -1} by @param {"all" | "left"} filter @returns {number | null}
   */
  step(from, by, filter) {
    if (filter === "all") {
      const next = from + by;
      return next >= 0 && next < this.total ? next : null;
    }
    for (let far = 1; far <= this.total; far++) {
      const next = (from + by * far + this.total * far) % this.total;
      const row = this.at(next);
      if (row.label === "" && !row.skipped && next !== from) return next;
    }
    return null;
  }

  /** The sample to begin with: the first without a class, else the first. */
  get first() {
    for (let position = 0; position < this.total; position++) {
      const row = this.at(position);
      if (row.label === "" && !row.skipped) return position;
    }
    return 0;
  }
}
