/** What the command palette finds: everything in the workflow, and everything that can be done. */

import { html, tile } from "./canvas/markup.js";
import { ICONS } from "./canvas/pill.js";
import { arrangeChoices, canvasChoices, stepChoices } from "./hand/choices.js";
import { jumpTo } from "./jump.js";
import { capsOf } from "./keys/chord.js";
import { keysOf, SHORTCUTS } from "./keys/table.js";
import { NAMESPACES } from "./model/uses.js";

/** @typedef {import("./editor.js").Editor} Editor */
/** @typedef {import("./model/draft.js").Kind} Kind */
/** @typedef {import("./popup_options.js").Item} Item */
/** @typedef {Item & {group: string, run: () => unknown}} Command */

/** Keys that only make sense where they are pressed. */
const ON_THE_SPOT = /^(walk|nudge|extend)-|^(hold|cancel|go|copy|cut|paste|add-here)$/;

/** @param {Editor} editor @returns {Command[]} everything, thousands of steps too */
export function allItems(editor) {
  return [...stepItems(editor), ...groupItems(editor), ...namedItems(editor), ...problemItems(editor), ...commandItems(editor)];
}

/** @param {Editor} editor @returns {Command[]} */
function stepItems({ canvas, session: { draft }, commands: { catalog } }) {
  return draft.steps.map((id) => {
    const { value } = draft.entity(id);
    const [name, type] = [draft.name(id), String(value.type ?? "")];
    const face = () => html("span", { class: "faced trunc" }, tile(type, catalog.iconOf(type)), name);
    return {
      id: `step:${id}`, label: name, group: gettext("Steps"), hint: catalog.labelOf(type), face,
      also: `${type} ${catalog.labelOf(type)} ${typeof value.title === "string" ? value.title : ""}`,
      run: () => jumpTo(canvas, id),
    };
  });
}

/** @param {Editor} editor @returns {Command[]} */
function groupItems({ canvas, session: { draft } }) {
  return draft.ids(draft.root, "subgraph").map((id) => ({
    id: `group:${id}`, label: draft.name(id), group: gettext("Groups"), icon: "square-dashed",
    run: () => {
      canvas.selection.set([], [], [id]);
      jumpTo(canvas, id);
    },
  }));
}

/** @param {Editor} editor @returns {Command[]} */
function namedItems({ canvas, session: { draft } }) {
  const kinds = /** @type {const} */ (["parameter", "data", "requirement", "storage", "asset"]);
  return kinds.flatMap((kind) => draft.ids(draft.root, kind).map((id) => ({
    id: `${kind}:${id}`, label: draft.name(id), group: titleOf(kind), icon: iconOf(kind),
    hint: String(draft.entity(id).value.type ?? ""), run: () => jumpTo(canvas, id),
  })));
}

/** @param {Kind} kind @returns {string} */
function titleOf(kind) {
  if (kind === "parameter") return gettext("Parameters");
  if (kind === "data") return gettext("Data");
  if (kind === "requirement") return gettext("Data requirements");
  return kind === "storage" ? gettext("Storages") : gettext("Assets");
}

/** @param {Kind} kind */
function iconOf(kind) {
  const namespace = NAMESPACES[kind];
  return namespace === undefined ? "package" : ICONS[namespace];
}

/** @param {Editor} editor @returns {Command[]} */
function problemItems({ problems }) {
  return problems.found.problems.map((problem, index) => ({
    id: `problem:${problem.code}:${problem.entity}:${problem.path}:${index}`, label: problem.message, also: `${problem.where} ${problem.code}`,
    group: gettext("Problems"), icon: problem.severity === "error" ? "circle-x" : "triangle-alert", hint: problem.where,
    run: () => problems.jump(problem),
  }));
}

/** @param {Editor} editor @returns {Command[]} */
function commandItems(editor) {
  const { actions } = editor.keys;
  const group = gettext("Commands");
  const known = new Map(choices(editor).map((choice) => [choice.id, choice]));
  for (const { action, label, edits, shown } of SHORTCUTS) {
    if ((edits && !editor.editable) || (shown?.length === 0)) continue;
    known.set(action, { ...known.get(action), id: action, label: known.get(action)?.label ?? (action === "help" ? gettext("Keyboard shortcuts") : label()) });
  }
  const done = [...known.values()].filter(({ id, run }) => !ON_THE_SPOT.test(id) && (run !== undefined || actions[id] !== undefined));
  return [...done.map(({ id, label, icon: sign, reason, run }) => ({
    id: `command:${id}`, label, group, icon: sign ?? "chevron-right", keys: capsOf(keysOf(id)).join(" "),
    ...(reason ? { disabledReason: reason } : {}), run: run ?? (() => actions[id]?.()),
  })), ...controlItems(group)];
}

/** @param {Editor} editor @returns {import("./hand/choices.js").Choice[]} what can be done with what is selected */
function choices({ hand, session: { draft } }) {
  if (hand === null) return [];
  const chosen = hand.actions.chosen.steps.length > 0 ? [...stepChoices(hand.actions), ...arrangeChoices(hand.actions)] : [];
  return [...canvasChoices(draft.steps.length === 0), ...chosen.map(({ ruled: _, ...choice }) => choice)];
}

/** Tabs, tables and the links of the bar: what a click on them does. @param {string} group @returns {Command[]} */
function controlItems(group) {
  const controls = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".draw [role=tab]:not([hidden]), .draw [data-for] [data-add-row], .top > .roomy"));
  return [...controls].map((control) => {
    const label = (control.firstChild?.nodeType === Node.TEXT_NODE ? control.firstChild.textContent : control.textContent)?.trim() ?? "";
    const tab = control.getAttribute("role") === "tab";
    return {
      id: `control:${control.id || control.closest("[data-for]")?.getAttribute("data-for") || label}`, group, icon: tab ? "panel-bottom" : "chevron-right",
      label: tab ? interpolate(gettext("Show %s"), [label]) : label, run: () => control.click(),
    };
  });
}
