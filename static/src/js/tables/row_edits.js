/** What a person can do to a row: each is one change, said and taken back like any other. */

import { announce } from "../announce.js";
import { setAt } from "../model/binding.js";
import { renameOperations } from "../model/rename.js";
import { addRow } from "../model/table_rows.js";
import { openList } from "../popup_list.js";
import { showToast } from "../site/toasts.js";
import { newId } from "../sync/session.js";

/** @typedef {import("../model/draft.js").Kind} Kind */
/** @typedef {import("../model/json.js").Json} Json */
/** @typedef {import("../sync/session.js").Session} Session */
/** @typedef {import("./table_panel.js").TablePanel} TablePanel */
/** @typedef {{undo: () => unknown, jump: (id: string, path?: string) => void}} Ways */

export class RowEdits {
  /** @param {Session} session @param {boolean} editable @param {Ways} ways */
  constructor(session, editable, ways) {
    this.session = session;
    this.editable = editable;
    this.ways = ways;
  }

  get draft() {
    return this.session.draft;
  }

  /** @param {Kind} kind @returns {string | null} id of the new one */
  add(kind) {
    const id = newId();
    const operations = addRow(this.draft, kind, id);
    const [add] = operations;
    const name = add?.op === "add" ? String(add.value.name) : "";
    return this.session.perform(interpolate(gettext("Add %s"), [name]), operations) ? id : null;
  }

  /** @param {string} id @param {string} field @param {Json | undefined} value */
  set(id, field, value) {
    const operation = setAt(this.draft, id, [field], value);
    const label = interpolate(gettext("Edit %(field)s of %(name)s"), { field, name: this.draft.name(id) }, true);
    if (operation !== null) this.session.perform(label, [operation]);
  }

  /** @param {string} id @param {string} name */
  rename(id, name) {
    const label = interpolate(gettext("Rename %(old)s to %(name)s"), { old: this.draft.name(id), name }, true);
    this.session.perform(label, renameOperations(this.draft, id, name));
  }

  /** @param {string} id @param {string | null} after */
  order(id, after) {
    const label = interpolate(gettext("Move %s"), [this.draft.name(id)]);
    if (this.session.perform(label, [{ op: "order", id, after }])) announce(label);
  }

  /** What still refers to it is said, and shown as broken. @param {string} id @param {readonly string[]} users */
  remove(id, users) {
    const label = interpolate(gettext("Delete %s"), [this.draft.name(id)]);
    if (!this.session.perform(label, [{ op: "remove", id }])) return;
    const left = ngettext("%s step still refers to it.", "%s steps still refer to it.", users.length);
    const message = users.length === 0 ? label : `${label}. ${interpolate(left, [users.length])}`;
    showToast({ message, act: () => this.ways.undo() });
    announce(message);
  }

  /** Goes to the one that uses it, or lets choose among them. @param {HTMLElement} at @param {readonly string[]} users */
  jump(at, users) {
    const [only] = users;
    if (users.length === 1 && only) return this.ways.jump(only);
    openList({
      at, label: gettext("Used by"),
      items: users.map((id) => ({ id, label: this.draft.name(id) })),
      onPick: ({ id }) => this.ways.jump(id),
    });
  }

  /** @param {string} id @param {string} [path] @returns {boolean} */
  inspect(id, path) {
    this.ways.jump(id, path);
    return true;
  }

  /** @param {HTMLElement} at @param {TablePanel} panel @param {string} id */
  menu(at, panel, id) {
    if (!this.editable) return void this.inspect(id);
    /** @type {Record<string, () => unknown>} */
    const ways = {
      inspect: () => this.inspect(id),
      rename: () => panel.edit(id, "name"),
      up: () => panel.shift(id, -1),
      down: () => panel.shift(id, 1),
      remove: () => panel.remove(id),
    };
    openList({
      at, label: interpolate(gettext("Actions of %s"), [this.draft.name(id)]), look: "narrow",
      items: [
        { id: "inspect", label: gettext("Show in the inspector"), icon: "info" },
        { id: "rename", label: gettext("Rename"), icon: "pencil", keys: "F2" },
        { id: "up", label: gettext("Move up"), icon: "arrow-down-up", keys: "Alt ↑" },
        { id: "down", label: gettext("Move down"), icon: "arrow-down-up", keys: "Alt ↓" },
        { id: "remove", label: gettext("Delete"), icon: "trash-2", keys: "Del", ruled: true },
      ],
      onPick: (item) => ways[item.id]?.(),
    });
  }
}
