/**
 * The reference picker: beside any field that may hold a reference.
 *
 * Opens on `reference:pick` {target, done?}; writes what is chosen into the draft as one change,
 * then tells `done` the text that stands there now.
 */

import { announce } from "./announce.js";
import { bind } from "./model/binding.js";
import { Fits } from "./model/fits.js";
import { currentValue, newParameter, plainName } from "./model/new_parameter.js";
import { pointer, valueAt } from "./model/pointer.js";
import { readReference } from "./model/references.js";
import { openList } from "./popup_list.js";
import { referenceItems } from "./reference_items.js";
import { newId } from "./sync/session.js";

/** @typedef {import("./model/fits.js").Target} Target */
/** @typedef {import("./popup_list.js").Anchor} Anchor */
/** @typedef {import("./popup_options.js").Item} Item */
/** @typedef {import("./sync/session.js").Session} Session */
/** @typedef {(text: string | null) => void} Done null: a plain value */

/** A fixed value where the reference has none. @type {Record<string, import("./model/json.js").Json | undefined>} */
const EMPTY = { text: "", flavor: "", list: [] };

export class ReferencePicker {
  /** @param {Session} session @param {(id: string) => void} jump */
  constructor(session, jump) {
    this.session = session;
    this.jump = jump;
    document.addEventListener("reference:pick", (event) => {
      const { target, at, done } = /** @type {CustomEvent} */ (event).detail;
      this.open(at ?? event.target, target, done);
    });
  }

  get draft() {
    return this.session.draft;
  }

  /** @param {Anchor} at @param {Target} target @param {Done} [done] */
  open(at, target, done = () => undefined) {
    const candidates = new Fits(this.draft).candidates(target);
    const current = this.current(target);
    const label = interpolate(gettext("Reference for %s"), [this.nameOf(target)]);
    openList({
      at, label, filter: true, keys: "$", placeholder: gettext("Find a reference"),
      items: (text) => [...referenceItems(candidates, text, current), ...this.actions(target, current, text)],
      onPick: (item, text) => this.pick(target, item, text, done),
    });
  }

  /** @param {Target} target @returns {string} the reference that stands there, "" for a plain value */
  current({ entity, path }) {
    const value = valueAt(this.draft.entity(entity).value, path);
    return readReference(value)?.text ?? "";
  }

  /** @param {Target} target @returns {string} the field, as the document calls it */
  nameOf({ entity, path }) {
    const named = this.draft.entity(entity).kind === "input" ? this.draft.name(entity) : path.at(-1);
    return named ?? pointer(...path);
  }

  /** @param {Target} target @param {string} current @param {string} text @returns {Item[]} what can be done besides choosing */
  actions(target, current, text) {
    const named = text.trim() === "" || text.startsWith("$") ? "" : plainName(text);
    const fresh = named === ""
      ? gettext("New parameter from this value")
      : interpolate(gettext("New parameter %s from this value"), [named]);
    const items = [{ id: "new", label: fresh, icon: "plus", ruled: true, always: true }];
    if (current === "") return items;
    const fixed = { id: "fixed", label: gettext("Use a fixed value"), icon: "x", always: true };
    const go = { id: "go", label: gettext("Go to"), icon: "arrow-right-from-line", always: true };
    return [...items, fixed, ...(this.aim(target) === null ? [] : [go])];
  }

  /** @param {Target} target @returns {string | null} id of what it refers to */
  aim(target) {
    const reference = readReference(this.current(target));
    return reference === null ? null : (new Fits(this.draft).source(reference)?.id ?? null);
  }

  /** @param {Target} target @param {Item} item @param {string} text @param {Done} done */
  pick(target, item, text, done) {
    if (item.id === "go") return this.go(target);
    if (item.id === "new") return this.make(target, text, done);
    if (item.id === "fixed") return this.fix(target, done);
    const label = interpolate(gettext("Point %(field)s at %(name)s"), { field: this.nameOf(target), name: item.label }, true);
    this.session.perform(label, bind(this.draft, target, item.id));
    announce(label);
    done(item.id);
  }

  /** @param {Target} target */
  go(target) {
    const aim = this.aim(target);
    if (aim !== null) this.jump(aim);
  }

  /** @param {Target} target @param {string} text @param {Done} done */
  make(target, text, done) {
    const { name, operations } = newParameter(this.draft, target, text.startsWith("$") ? "" : text, newId);
    const label = interpolate(gettext("Add parameter %s"), [name]);
    if (!this.session.perform(label, operations)) return;
    announce(label);
    done(`$ref/parameters/${name}`);
  }

  /** @param {Target} target @param {Done} done */
  fix(target, done) {
    const value = currentValue(this.draft, target) ?? EMPTY[target.kind];
    const label = interpolate(gettext("Use a fixed value for %s"), [this.nameOf(target)]);
    this.session.perform(label, bind(this.draft, target, value));
    announce(label);
    done(null);
  }
}
