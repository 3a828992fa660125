/** What is selected: steps and wires. Says so once a gesture, not once a pointer move. */

const QUIET_MS = 120;

export class Selection extends EventTarget {
  constructor() {
    super();
    /** @type {Set<string>} */
    this.steps = new Set();
    /** @type {Set<string>} */
    this.wires = new Set();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  get empty() {
    return this.steps.size === 0 && this.wires.size === 0;
  }

  /** @returns {string | null} the selected step when there is exactly one */
  get only() {
    const [first] = this.steps;
    return this.steps.size === 1 && first !== undefined ? first : null;
  }

  /** Selects just these. @param {Iterable<string>} steps @param {Iterable<string>} [wires] */
  set(steps, wires = []) {
    this.steps = new Set(steps);
    this.wires = new Set(wires);
    this.changed();
  }

  /** @param {string} step */
  toggle(step) {
    if (!this.steps.delete(step)) this.steps.add(step);
    this.changed();
  }

  /** Forgets what is no longer there. @param {(step: string) => boolean} isStep @param {(wire: string) => boolean} isWire */
  keep(isStep, isWire) {
    const steps = [...this.steps].filter(isStep);
    const wires = [...this.wires].filter(isWire);
    if (steps.length + wires.length < this.steps.size + this.wires.size) this.set(steps, wires);
  }

  changed() {
    this.dispatchEvent(new Event("mark"));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.dispatchEvent(new Event("settled")), QUIET_MS);
  }
}
