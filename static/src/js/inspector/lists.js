/** Lists in the inspector: their lines are added, moved and taken away. */

import { appendItem, dropItem, nameAmong } from "../model/fields.js";
import { emptyObject, isObject, parse } from "../model/json.js";
import { valueAt } from "../model/pointer.js";
import { newId } from "../sync/session.js";
import { placeOf, rowOf, setShown } from "./rows.js";
import { appendLine, enter, listOf } from "./templates.js";

/** @typedef {import("../model/draft.js").Kind} Kind */
/** @typedef {import("./saving.js").Saving} Saving */

export class Lists {
  /** @param {HTMLElement} element @param {Saving} saving */
  constructor(element, saving) {
    this.saving = saving;
    this.session = saving.session;
    element.addEventListener("click", (event) => this.click(event));
  }

  /** @param {MouseEvent} event */
  click({ target }) {
    const button = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-add-to], [data-drop], [data-remove], [data-move]")) : null;
    const row = rowOf(button);
    if (button === null || row === null) return;
    const { addTo, move } = button.dataset;
    if (addTo) this.add(row, addTo, button);
    else if (move) this.move(row, lineOf(button), move === "up" ? -1 : 1);
    else if (button.dataset.remove !== undefined) this.remove(row, lineOf(button));
    else this.drop(row, button);
  }

  /** @param {HTMLElement} row @param {string} what @param {HTMLElement} button */
  add(row, what, button) {
    if (what === "pairs") this.addPair(row);
    else if (what === "values") this.addItem(row, "");
    else if (what === "items") this.addItem(row, emptyObject());
    else if (button.dataset.fresh !== undefined) this.addEntity(row, /** @type {Kind} */ (what), button.dataset.fresh);
    else row.dispatchEvent(new CustomEvent("inspector:choose", { bubbles: true, detail: { button } }));
  }

  /** A pair counts once it has a name. @param {HTMLElement} row */
  addPair(row) {
    const line = appendLine(row, "");
    const inner = /** @type {HTMLElement | null | undefined} */ (line?.querySelector("[data-form]"));
    if (line !== null) line.dataset.fresh = "";
    if (inner) setShown(inner, undefined);
    enter(line);
  }

  /** @param {HTMLElement} row @param {import("../model/json.js").Json} item */
  addItem(row, item) {
    const { entity, keys } = placeOf(row);
    const place = listOf(row)?.childElementCount ?? 0;
    if (this.saving.perform(row, this.saving.label(row), appendItem(this.session.draft, entity, keys, item))) enter(appendLine(row, String(place)));
  }

  /** @param {HTMLElement} row @param {Kind} kind @param {string} fresh its JSON */
  addEntity(row, kind, fresh) {
    const { draft } = this.session;
    const { entity: owner } = placeOf(row);
    const value = /** @type {import("../model/json.js").JsonObject} */ (parse(fresh));
    if (typeof value.name === "string") value.name = nameAmong(draft, owner, kind, value.name);
    const [id, after] = [newId(), draft.ids(owner, kind).at(-1) ?? null];
    const label = interpolate(gettext("Add to %s"), [row.dataset.label ?? ""]);
    if (!this.saving.perform(row, label, [{ op: "add", kind, id, owner, after, value }])) return;
    const line = appendLine(row, id);
    if (line === null) row.dispatchEvent(new CustomEvent("inspector:open", { bubbles: true, detail: { id } }));
    else this.nameLine(line, String(value.name ?? ""));
  }

  /** @param {HTMLElement} line @param {string} name */
  nameLine(line, name) {
    const named = /** @type {HTMLElement | null} */ (line.querySelector("[data-path='/name']"));
    const input = /** @type {HTMLInputElement | null} */ (named?.querySelector("input") ?? null);
    if (named !== null && input !== null) {
      input.value = name;
      setShown(named, name);
    }
    enter(line);
  }

  /** @param {HTMLElement} row @param {HTMLElement | null} line */
  remove(row, line) {
    const id = line?.dataset.card ?? "";
    const label = interpolate(gettext("Delete %s"), [this.session.draft.name(id) || (row.dataset.label ?? "")]);
    if (line === null || !this.saving.perform(row, label, [{ op: "remove", id }])) return;
    const next = line.nextElementSibling ?? line.previousElementSibling ?? row;
    line.remove();
    /** @type {HTMLElement | null} */ (next.querySelector("button, input"))?.focus();
  }

  /** @param {HTMLElement} row @param {HTMLElement | null} line @param {number} by -1: up */
  move(row, line, by) {
    const beside = by < 0 ? line?.previousElementSibling : line?.nextElementSibling;
    if (line === null || !(beside instanceof HTMLElement)) return;
    const first = /** @type {HTMLElement | null} */ (by < 0 ? beside.previousElementSibling : beside);
    const label = interpolate(gettext("Move in %s"), [row.dataset.label ?? ""]);
    if (!this.saving.perform(row, label, [{ op: "order", id: line.dataset.card ?? "", after: first?.dataset.card ?? null }])) return;
    const focused = document.activeElement;
    if (by < 0) beside.before(line);
    else beside.after(line);
    if (focused instanceof HTMLElement) focused.focus();
  }

  /** Takes a text, a name or an item out of its list. @param {HTMLElement} row @param {HTMLElement} button */
  drop(row, button) {
    const item = /** @type {HTMLElement | null} */ (button.closest("[data-place]"));
    if (item !== null && item.contains(row)) return this.dropFrom(/** @type {HTMLElement} */ (rowOf(item.parentElement)), item);
    if (item !== null) return this.dropFrom(row, item);
    button.closest("li")?.remove();
    this.saving.save(row);
  }

  /** @param {HTMLElement} row of the list @param {HTMLElement} item */
  dropFrom(row, item) {
    const { entity, keys } = placeOf(row);
    const items = valueAt(this.session.draft.entities.get(entity)?.value, keys);
    const place = Number(item.dataset.place);
    if (!Array.isArray(items) && !isObject(items)) return;
    if (this.saving.perform(row, this.saving.label(row), dropItem(this.session.draft, entity, keys, place))) item.remove();
  }
}

/** @param {HTMLElement} button @returns {HTMLElement | null} the line it stands in */
function lineOf(button) {
  return button.closest("[data-card]");
}
