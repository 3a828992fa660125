/** Groups and scenes by hand: made, taken apart, filled; steps listed in scenes. */

import { placeAll, removeAll } from "../model/gestures.js";
import { freeGroupName, listInScene, makeGroup, named } from "../model/gestures/groups.js";
import { regroup } from "../model/outline_moves.js";
import { newId } from "../sync/session.js";
import { PlaceCommands } from "./place_commands.js";

/** @typedef {import("../model/draft.js").Position} Position */

export class GroupCommands extends PlaceCommands {
  /** Makes a group of steps. @param {readonly string[]} steps ids @returns {string | null} its id */
  group(steps) {
    const [id, name] = [newId(), freeGroupName(this.draft)];
    const label = interpolate(ngettext("Group %s step", "Group %s steps", steps.length), [steps.length]);
    return this.perform(label, makeGroup(this.draft, id, name, steps)) ? id : null;
  }

  /** Takes groups apart; their steps stay. @param {readonly string[]} groups ids @returns {boolean} */
  ungroup(groups) {
    const names = groups.map((id) => this.draft.name(id)).join(", ");
    return this.perform(interpolate(gettext("Ungroup %s"), [names]), removeAll(groups));
  }

  /** @param {readonly string[]} steps ids @param {string | null} group null: out of all @returns {boolean} */
  intoGroup(steps, group) {
    return this.perform(this.intoLabel(steps, group), regroup(this.draft, steps, group));
  }

  /** Moves things, and steps among them into a group or out of all. @param {ReadonlyMap<string, Position>} places @param {readonly string[]} steps @param {string | null} group @returns {boolean} */
  moveInto(places, steps, group) {
    return this.perform(this.intoLabel(steps, group), [...placeAll(places), ...regroup(this.draft, steps, group)]);
  }

  /** @param {readonly string[]} steps @param {string | null} group */
  intoLabel(steps, group) {
    const names = named(this.draft, steps).join(", ");
    if (group === null) return interpolate(gettext("Take %s out of its group"), [names]);
    return interpolate(gettext("Put %(names)s into %(group)s"), { names, group: this.draft.name(group) }, true);
  }

  /** @param {string} scene @param {readonly string[]} steps ids @param {boolean} listed @returns {boolean} */
  inScene(scene, steps, listed) {
    const names = { names: named(this.draft, steps).join(", "), scene: this.draft.name(scene) };
    const label = listed ? gettext("Put %(names)s into scene %(scene)s") : gettext("Take %(names)s out of scene %(scene)s");
    return this.perform(interpolate(label, names, true), listInScene(this.draft, scene, steps, listed));
  }

  /** Makes a scene of steps. @param {readonly string[]} steps ids @returns {string | null} its id */
  addScene(steps) {
    const taken = new Set(this.draft.owned(this.draft.root, "scene").map(({ id }) => this.draft.name(id)));
    let number = 1;
    while (taken.has(`scene${number}`)) number += 1;
    const [id, name] = [newId(), `scene${number}`];
    const after = this.draft.ids(this.draft.root, "scene").at(-1) ?? null;
    const value = { name, steps: named(this.draft, steps) };
    const done = this.perform(interpolate(gettext("Add %s"), [name]), [{ op: "add", kind: "scene", id, owner: this.draft.root, after, value }]);
    return done ? id : null;
  }
}
