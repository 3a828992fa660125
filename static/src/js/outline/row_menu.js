/** What can be done with a row, as a list beside it. */

import { capsOf } from "../keys/chord.js";
import { keysOf } from "../keys/table.js";
import { openList } from "../popup_list.js";

/** @typedef {import("./outline_editing.js").OutlineEditing} OutlineEditing */
/** @typedef {import("../model/outline_rows.js").Row} Row */
/** @typedef {import("../popup_options.js").Item} Item */

/** @param {OutlineEditing} editing @param {Row} row @param {Element | {x: number, y: number}} at */
export function openRowMenu(editing, row, at) {
  const choices = editing.choicesFor(row);
  const items = choices.map(({ id, label, icon, keys, reason, ruled }) => ({ id, label, icon, keys: keys ?? written(id), ruled, ...(reason ? { disabledReason: reason } : {}) }));
  openList({ at, label: editing.outline.nameOf(row.id), items, onPick: ({ id }) => choices.find((choice) => choice.id === id)?.run() });
}

/** @param {string} action @returns {string} its shortcut as a person reads it */
function written(action) {
  const keys = keysOf(action);
  return keys === "" ? "" : capsOf(keys).join(" ");
}
