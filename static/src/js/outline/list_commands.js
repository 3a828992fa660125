/** What is done in the outline: each one change. */

import { regroup, reorder } from "../model/outline_moves.js";
import { renameOperations } from "../model/rename.js";

/** @typedef {import("../canvas/flow_canvas.js").FlowCanvas} FlowCanvas */
/** @typedef {import("../model/operations.js").Operation} Operation */
/** @typedef {import("../model/outline_rows.js").Row} Row */

export class ListCommands {
  /** @param {FlowCanvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
  }

  get draft() {
    const { commands } = this.canvas;
    if (!commands) throw new TypeError("A workflow to look at only has nothing to command");
    return commands.draft;
  }

  /** @param {string} label @param {Operation[]} operations @returns {boolean} whether it was done */
  perform(label, operations) {
    return this.canvas.commands?.perform(label, operations) ?? false;
  }

  /** @param {string} id @param {string} name @returns {boolean} whether it has that name now */
  rename(id, name) {
    if (name === this.draft.name(id)) return true;
    const label = interpolate(gettext("Rename %(from)s to %(to)s"), { from: this.draft.name(id), to: name }, true);
    return this.perform(label, renameOperations(this.draft, id, name));
  }

  /**
   * Puts a row before, behind or into another.
   * @param {Row} row @param {Row} other @param {"before" | "after" | "into"} where
   * @param {{group: string | null} | null} joining the group that a step joins by it
   */
  put(row, other, where, joining) {
    const steps = row.kind === "group" ? row.steps : [row.id];
    const order = where === "into" ? [] : reorder(this.draft, steps, where === "before" ? firstOf(other) : this.behind(lastOf(other), steps));
    const groups = joining === null ? [] : regroup(this.draft, steps, joining.group);
    return this.perform(interpolate(gettext("Move %s in the list"), [this.draft.name(row.id)]), [...order, ...groups]);
  }

  /** @param {string} step @param {readonly string[]} moving @returns {string | null} the first step behind it that stays */
  behind(step, moving) {
    const { steps } = this.draft;
    return steps.slice(steps.indexOf(step) + 1).find((id) => !moving.includes(id)) ?? null;
  }

  /** @param {readonly string[]} steps @param {string | null} group */
  regroup(steps, group) {
    const names = steps.map((id) => this.draft.name(id)).join(", ");
    const label = group === null
      ? interpolate(gettext("Take %s out of its group"), [names])
      : interpolate(gettext("Put %(names)s into %(group)s"), { names, group: this.draft.name(group) }, true);
    return this.perform(label, regroup(this.draft, steps, group));
  }
}

/** @param {Row} row @returns {string} its first step */
function firstOf({ id, steps }) {
  return steps[0] ?? id;
}

/** @param {Row} row @returns {string} its last step */
function lastOf({ id, steps }) {
  return steps.at(-1) ?? id;
}
