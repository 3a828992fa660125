/** The columns of a table, as the page's template declares them. */

/** @typedef {import("../model/table_cells.js").Form} Form */
/** @typedef {{field: string, form: Form, label: string, choices: string[]}} Column `field` "": made of other fields */

/** @param {HTMLElement} panel @returns {Column[]} */
export function columnsOf(panel) {
  const heads = /** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll("th[data-form]"));
  return [...heads].map(({ dataset, textContent }) => ({
    field: dataset.field ?? "",
    form: /** @type {Form} */ (dataset.form),
    label: textContent ?? "",
    choices: (dataset.choices ?? "").split(" ").filter((word) => word !== ""),
  }));
}

/** @param {Column} column @returns {string} what tells it from the others of its table */
export function keyOf({ field, form }) {
  return field === "" ? form : field;
}

/** The last column: what can be done with the row. */
export const ACTIONS = "actions";
