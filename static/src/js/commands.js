/** What a person can do to a workflow by hand: each is one change, with a label for the log. */

import { NoteCommands } from "./commands/note_commands.js";
import { clipOf } from "./model/clip.js";
import { paste } from "./model/gestures/pasting.js";
import { newId } from "./sync/session.js";

/** @typedef {import("./model/clip_reading.js").Clip} Clip */
/** @typedef {import("./model/draft.js").Position} Position */
/** @typedef {import("./model/gestures/pasting.js").Pasted} Pasted */
/** @typedef {{steps: readonly string[], groups: readonly string[], notes: readonly string[]}} Copied */

/** Everything by hand, theme upon theme: wires, steps, places, groups, notes, and here the clipboard. */
export class Commands extends NoteCommands {
  /** @param {Copied} chosen ids @returns {string} JSON for the clipboard */
  copy({ steps, groups, notes }) {
    const held = groups.flatMap((id) => this.scene.groups.get(id)?.steps ?? []);
    const all = this.draft.steps.filter((id) => steps.includes(id) || held.includes(id));
    const places = new Map([...all, ...notes].flatMap((id) => {
      const at = this.scene.cards.get(id) ?? this.scene.notes.get(id);
      return at === undefined ? [] : [[id, at]];
    }));
    return clipOf(this.draft, { steps: all, groups: this.wholeGroups(all, groups), notes }, places);
  }

  /** @param {readonly string[]} steps @param {readonly string[]} groups @returns {string[]} these groups, and those whose steps are all copied */
  wholeGroups(steps, groups) {
    const whole = [...this.scene.groups.values()].filter((group) => group.steps.length > 0 && group.steps.every((id) => steps.includes(id)));
    return [...new Set([...groups, ...whole.map(({ id }) => id)])];
  }

  /** @param {Clip} clip @param {(origin: Position) => Position} placed where its top left corner goes @returns {Pasted | null} null: it does not fit */
  paste(clip, placed) {
    const pasted = paste(this.draft, clip, placed, newId);
    return this.perform(pasteLabel(pasted), pasted.operations) ? pasted : null;
  }
}

/** @param {Pasted} pasted @returns {string} what was pasted, and what came along with it */
export function pasteLabel({ steps, notes, brought }) {
  const counts = steps.length > 0
    ? interpolate(ngettext("Paste %s step", "Paste %s steps", steps.length), [steps.length])
    : interpolate(ngettext("Paste %s note", "Paste %s notes", notes.length), [notes.length]);
  if (brought === 0) return counts;
  return interpolate(ngettext("%(what)s and %(count)s entry it refers to", "%(what)s and %(count)s entries it refers to", brought), { what: counts, count: brought }, true);
}
