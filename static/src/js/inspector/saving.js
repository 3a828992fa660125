/** Saves what is written in the inspector, each field as one change of the session. */

import { renameKey, writeField } from "../model/fields.js";
import { same } from "../model/json.js";
import { valueAt } from "../model/pointer.js";
import { showConflict } from "./conflicts.js";
import { acceptAt, refuseAt } from "./faults.js";
import { relabel } from "./templates.js";
import { hold, placeOf, readRow, rowOf, setShown, shownIn } from "./rows.js";

/** @typedef {import("../model/json.js").Json} Json */
/** @typedef {import("../model/operations.js").Operation} Operation */
/** @typedef {import("../sync/session.js").Session} Session */

export class Saving {
  /** @param {HTMLElement} element @param {Session} session */
  constructor(element, session) {
    this.session = session;
    /** @type {string | null} what the session says while a field is being saved; null: nobody is saving */
    this.refusal = null;
    element.addEventListener("input", (event) => this.typing(event));
    element.addEventListener("change", (event) => this.changed(event));
    session.addEventListener("refused", (event) => this.refused(/** @type {CustomEvent} */ (event)));
  }

  /** @param {Event} event */
  typing({ target }) {
    const row = rowOf(target);
    if (row !== null) hold(row, true);
  }

  /** @param {Event} event */
  changed({ target }) {
    const row = rowOf(target);
    if (row === null || !(target instanceof HTMLElement)) return;
    if (target.matches("[data-key]")) this.saveKey(/** @type {HTMLInputElement} */ (target), row);
    else if (!isNameless(row)) this.save(row);
  }

  /** @param {HTMLElement} row @returns {Json | undefined} what stands there now */
  current(row) {
    const { entity, keys } = placeOf(row);
    return valueAt(this.session.draft.entities.get(entity)?.value, keys);
  }

  /** Saves what is written in a row. @param {HTMLElement} row */
  save(row) {
    const { value, fault } = readRow(row, this.current(row));
    if (fault !== null) refuseAt(row, this.session.sentence(fault));
    else if (value === undefined && row.dataset.required !== undefined) refuseAt(row, this.session.sentence({ code: "field.required", params: { field: row.dataset.label } }));
    else this.write(row, value);
  }

  /**
   * Writes a value where a row writes, unless somebody else has changed it since it was shown.
   * @param {HTMLElement} row @param {Json | undefined} value @returns {boolean} whether it stands there now
   */
  write(row, value) {
    const current = this.current(row);
    if (!same(current, shownIn(row)) && !same(current, value)) return this.collide(row, current, value);
    return this.overwrite(row, value);
  }

  /** @param {HTMLElement} row @param {Json | undefined} value */
  overwrite(row, value) {
    const { entity, keys } = placeOf(row);
    const gone = !this.session.draft.entities.has(entity);
    if (gone) return this.refuse(row, this.session.sentence({ code: "change.gone", params: {} }));
    const before = this.current(row);
    setShown(row, value);
    if (same(before, value) || this.perform(row, this.label(row), writeField(this.session.draft, entity, keys, value))) {
      acceptAt(row);
      return true;
    }
    setShown(row, before);
    return false;
  }

  /** @param {HTMLElement} row @param {Json | undefined} theirs @param {Json | undefined} mine @returns {false} */
  collide(row, theirs, mine) {
    this.refuse(row, gettext("Somebody has changed this meanwhile. Your text is still here."));
    showConflict(row, theirs, (keep) => {
      if (keep) return void this.overwrite(row, mine);
      setShown(row, theirs);
      acceptAt(row);
      row.dispatchEvent(new CustomEvent("inspector:stale", { bubbles: true }));
    });
    return false;
  }

  /**
   * Does one change; what the session has against it is said at the row.
   * @param {HTMLElement} row @param {string} label @param {Operation[]} operations
   */
  perform(row, label, operations) {
    this.refusal = "";
    const done = this.session.perform(label, operations);
    if (!done) this.refuse(row, this.refusal);
    this.refusal = null;
    return done;
  }

  /** @param {HTMLElement} row @param {string} message @returns {false} */
  refuse(row, message) {
    refuseAt(row, message);
    return false;
  }

  /** The field says it: no toast beside it. @param {CustomEvent} event */
  refused(event) {
    if (this.refusal === null) return;
    this.refusal = event.detail.message;
    event.stopImmediatePropagation();
  }

  /** @param {HTMLInputElement} input the name of a pair @param {HTMLElement} row of the map */
  saveKey(input, row) {
    const pair = /** @type {HTMLElement} */ (input.closest("[data-pair]"));
    const inner = /** @type {HTMLElement} */ (pair.querySelector("[data-form]"));
    const { entity, keys } = placeOf(row);
    const [old, name] = [pair.dataset.pair ?? "", input.value.trim()];
    const taken = valueAt(this.session.draft.entities.get(entity)?.value, [...keys, name]) !== undefined;
    if (name !== old && taken) return void refuseAt(row, this.session.sentence({ code: "name.duplicate", params: { name } }));
    if (name === "") return void this.dropPair(pair, inner);
    const fresh = pair.dataset.fresh !== undefined;
    moveTo(pair, inner, name);
    relabel(row, pair, name);
    acceptAt(row);
    if (fresh) return this.save(inner);
    this.perform(row, this.label(row), renameKey(this.session.draft, entity, keys, old, name));
  }

  /** @param {HTMLElement} pair @param {HTMLElement} inner */
  dropPair(pair, inner) {
    if (pair.dataset.fresh !== undefined || this.overwrite(inner, undefined)) pair.remove();
  }

  /** @param {HTMLElement} row @returns {string} what the log says of a change there */
  label(row) {
    const { entity } = placeOf(row);
    const named = { field: row.dataset.label ?? "", name: this.session.draft.name(entity) };
    return interpolate(gettext("Edit %(field)s of %(name)s"), named, true);
  }
}

/** @param {HTMLElement} row @returns {boolean} whether it is a pair that has no name yet */
function isNameless(row) {
  return /** @type {HTMLElement | null} */ (row.closest("[data-pair]"))?.dataset.fresh !== undefined;
}

/** The value of a pair that is called otherwise now writes to its new place. @param {HTMLElement} pair @param {HTMLElement} inner @param {string} name */
function moveTo(pair, inner, name) {
  const { path = "" } = inner.dataset;
  inner.dataset.path = `${path.slice(0, path.lastIndexOf("/"))}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  inner.dataset.label = name;
  pair.dataset.pair = name;
  delete pair.dataset.fresh;
}
