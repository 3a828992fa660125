/** A cell while it is edited: a fitting control, its check, and the error that keeps what was typed. */

import { html } from "../canvas/markup.js";
import { write } from "../model/json.js";
import { cellText } from "../model/table_cells.js";
import { sentenceOf } from "../sentences.js";

/** @typedef {import("../model/operations.js").Fault} Fault */
/** @typedef {import("../model/table_rows.js").Row} Row */
/** @typedef {import("./columns.js").Column} Column */
/**
 * @typedef {object} Ways
 * @property {(text: string) => Fault | null} commit  what is wrong with it: then it goes on
 * @property {(key: "Enter" | "Tab" | "Shift+Tab" | "Escape" | "blur") => void} close  how it ended
 */

let opened = 0;

export class CellEditor {
  /** @param {HTMLTableCellElement} td @param {Row} row @param {Column} column @param {Ways} ways */
  constructor(td, row, column, ways) {
    this.td = td;
    this.ways = ways;
    this.before = [...td.childNodes];
    this.was = cellText(row.entity, column.form, column.field);
    this.id = `cell-${(opened += 1)}`;
    this.control = controlFor(row, column, this.was, this.id);
    this.error = html("p", { class: "hint err", id: `${this.id}-error`, role: "alert" });
    this.done = false;
    const list = column.form === "word" ? listOf(column.choices, this.id) : null;
    td.replaceChildren(html("span", { class: "field" }, this.control), ...(list ? [list] : []), this.error);
    td.classList.add("editing");
    this.control.addEventListener("keydown", (event) => this.keys(/** @type {KeyboardEvent} */ (event)));
    this.control.addEventListener("blur", () => this.finish("blur"));
    if (this.control instanceof HTMLSelectElement) this.control.addEventListener("change", () => this.finish("Enter"));
    this.control.focus({ preventScroll: true });
    if (!(this.control instanceof HTMLSelectElement)) this.control.select();
  }

  /** @param {KeyboardEvent} event */
  keys(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    const { key, shiftKey } = event;
    if (key === "Escape") this.close("Escape");
    else if (key === "Tab") this.finish(shiftKey ? "Shift+Tab" : "Tab");
    else if (key === "Enter" && !(shiftKey && this.control instanceof HTMLTextAreaElement)) this.finish("Enter");
    else return;
    event.preventDefault();
  }

  /** Writes what is typed; what cannot be written stays, with the reason. @param {"Enter" | "Tab" | "Shift+Tab" | "blur"} how */
  finish(how) {
    if (this.done) return;
    const { value } = this.control;
    const fault = value === this.was ? null : this.ways.commit(value);
    if (fault === null) return this.close(how);
    this.error.textContent = sentenceOf(fault);
    this.control.setAttribute("aria-invalid", "true");
    this.control.setAttribute("aria-describedby", this.error.id);
  }

  /** @param {"Enter" | "Tab" | "Shift+Tab" | "Escape" | "blur"} how */
  close(how) {
    this.done = true;
    this.td.classList.remove("editing");
    this.td.replaceChildren(...this.before);
    this.ways.close(how);
  }
}

/** @param {Row} row @param {Column} column @param {string} text @param {string} id */
function controlFor({ entity }, { form, label, choices }, text, id) {
  const attributes = { "aria-label": `${label}, ${String(entity.value.name ?? "")}`, class: "mono", autocomplete: "off", spellcheck: "false" };
  const chosen = form === "choice" ? choices : form === "value" ? valueChoices(entity.value) : null;
  if (chosen !== null) return selectOf(chosen, text, attributes);
  if (isLong(form, entity.value, text)) {
    const area = html("textarea", { ...attributes, rows: "4" });
    area.value = text;
    return area;
  }
  const input = html("input", { ...attributes, type: "text", ...(form === "word" ? { list: `${id}-words` } : {}) });
  input.value = text;
  return input;
}

/** @param {import("../model/json.js").JsonObject} parameter @returns {string[] | null} what its value is chosen from */
function valueChoices({ type, enum: choices }) {
  const word = String(type ?? "").toLowerCase();
  if (word === "bool") return ["", "true", "false"];
  if (!Array.isArray(choices) || choices.length === 0 || word === "list") return null;
  return ["", ...choices.map((each) => (typeof each === "string" ? each : write(each)))];
}

/** @param {string[]} choices @param {string} text what stands there, known or not @param {Record<string, string>} attributes */
function selectOf(choices, text, attributes) {
  const all = choices.includes(text) ? choices : [text, ...choices];
  const options = all.map((each) => html("option", { value: each }, each === "" ? gettext("None") : each));
  const select = html("select", attributes, ...options);
  select.value = text;
  return select;
}

/** @param {Column["form"]} form @param {import("../model/json.js").JsonObject} value @param {string} text JSON has room to be read */
function isLong(form, { type }, text) {
  if (form === "map") return text.startsWith("{");
  return form === "value" && ["json", "list"].includes(String(type ?? "").toLowerCase());
}

/** @param {readonly string[]} words @param {string} id */
function listOf(words, id) {
  return html("datalist", { id: `${id}-words` }, ...words.map((word) => html("option", { value: word })));
}
