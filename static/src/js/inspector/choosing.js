/** Steps chosen from a list, for wires and for lists of members; and what pills stand for. */

import { connect } from "../model/gestures.js";
import { valueOfText } from "../model/resolve.js";
import { Declared } from "../model/declared.js";
import { plainValue } from "../model/plain_value.js";
import { readReference } from "../model/references.js";
import { openList } from "../popup_list.js";
import { placeOf } from "./rows.js";

/** @typedef {import("../model/draft.js").LinkAs} LinkAs */
/** @typedef {import("./saving.js").Saving} Saving */

export class Choosing {
  /** @param {HTMLElement} element @param {Saving} saving */
  constructor(element, saving) {
    this.element = element;
    this.saving = saving;
    this.session = saving.session;
    element.addEventListener("inspector:choose", (event) => this.chooseStep(/** @type {CustomEvent} */ (event)));
  }

  /** @param {CustomEvent} event */
  chooseStep({ target, detail }) {
    const row = /** @type {HTMLElement} */ (target);
    const taken = this.takenIn(row);
    const { draft } = this.session;
    const items = draft.steps.filter((id) => !taken.has(id)).map((id) => ({ id, label: draft.name(id) }));
    openList({ at: detail.button, label: gettext("Choose a step"), items, filter: true, onPick: ({ id }) => this.chosen(row, id) });
  }

  /** @param {HTMLElement} row @returns {Set<string>} steps that are in the list already, and the one it belongs to */
  takenIn(row) {
    const { entity, keys } = placeOf(row);
    const { draft } = this.session;
    const as = linkAs(row);
    if (as !== null) return new Set([entity, ...draft.linked(entity, as)]);
    const names = new Set(namesIn(draft.entities.get(entity)?.value[keys[0] ?? ""]));
    return new Set(draft.steps.filter((id) => names.has(draft.name(id))));
  }

  /** @param {HTMLElement} row @param {string} id */
  chosen(row, id) {
    const { entity, keys } = placeOf(row);
    const { draft } = this.session;
    const as = linkAs(row);
    if (as === null) return void this.saving.write(row, [...namesIn(draft.entity(entity).value[keys[0] ?? ""]), draft.name(id)]);
    const [from, to] = as === "depends" ? [id, entity] : [entity, id];
    const label = interpolate(gettext("Connect %(from)s to %(to)s"), { from: draft.name(from), to: draft.name(to) }, true);
    this.saving.perform(row, label, connect(draft, { from, to, as }));
  }

  markBroken() {
    const pills = [...this.element.querySelectorAll("[data-ref]")];
    if (pills.length === 0) return;
    const declared = new Declared(this.session.draft);
    for (const pill of pills) {
      const reference = readReference(pill.getAttribute("data-ref") ?? "");
      pill.classList.toggle("broken", reference === null || !declared.has(reference));
    }
  }

  /** Says beside every pill what it stands for, and which point at nothing. */
  resolve() {
    this.markBroken();
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll("[data-resolved]"))) {
      const text = plainValue(valueOfText(this.session.draft, place.dataset.resolved ?? ""));
      if (place.textContent !== text) place.textContent = text;
      place.title = text;
    }
  }
}

/** @param {HTMLElement} row @returns {LinkAs | null} which wires it lists */
function linkAs(row) {
  return /** @type {LinkAs | null} */ (row.querySelector("[data-as]")?.getAttribute("data-as") ?? null);
}

/** @param {import("../model/json.js").Json | undefined} value @returns {string[]} */
function namesIn(value) {
  return Array.isArray(value) ? value.map(String) : [];
}
