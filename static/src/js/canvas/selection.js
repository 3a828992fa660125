/** What is selected: steps, wires, groups and notes. Says so once a gesture, not once a pointer move. */

const QUIET_MS = 120;

export class Selection extends EventTarget {
  constructor() {
    super();
    /** @type {Set<string>} */
    this.steps = new Set();
    /** @type {Set<string>} */
    this.wires = new Set();
    /** @type {Set<string>} */
    this.groups = new Set();
    /** @type {Set<string>} */
    this.notes = new Set();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  get size() {
    return this.steps.size + this.wires.size + this.groups.size + this.notes.size;
  }

  get empty() {
    return this.size === 0;
  }

  /** @returns {string | null} the selected step when there is exactly one */
  get only() {
    const [first] = this.steps;
    return this.steps.size === 1 && first !== undefined ? first : null;
  }

  /**
   * Selects just these.
   * @param {Iterable<string>} steps @param {Iterable<string>} [wires] @param {Iterable<string>} [groups] @param {Iterable<string>} [notes]
   */
  set(steps, wires = [], groups = [], notes = []) {
    this.steps = new Set(steps);
    this.wires = new Set(wires);
    this.groups = new Set(groups);
    this.notes = new Set(notes);
    this.changed();
  }

  /** @param {string} step */
  toggle(step) {
    if (!this.steps.delete(step)) this.steps.add(step);
    this.changed();
  }

  /** Selects a group or note, alone or beside the others. @param {string} id @param {"groups" | "notes"} kind @param {boolean} beside */
  add(id, kind, beside) {
    if (!beside) this.set([]);
    this[kind].add(id);
    this.changed();
  }

  /** Forgets what is no longer there. @param {import("./scene.js").Scene} scene */
  keep({ cards, wiresById, framed, notes }) {
    const before = this.size;
    const left = [[this.steps, cards], [this.wires, wiresById], [this.groups, framed], [this.notes, notes]].map(
      ([chosen, known]) => [.../** @type {Set<string>} */ (chosen)].filter((id) => known?.has(id)));
    const [steps = [], wires, groups, others] = left;
    if (left.flat().length < before) this.set(steps, wires, groups, others);
  }

  changed() {
    this.dispatchEvent(new Event("mark"));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.dispatchEvent(new Event("settled")), QUIET_MS);
  }
}
