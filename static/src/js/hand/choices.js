/** What there is to do by hand, in words: name, icon, and why it cannot be done now. */

import { NOTE_COLORS } from "../model/gestures/notes.js";
import { membersOf } from "../model/gestures/groups.js";
import { SIDES } from "./hand_actions.js";

/** @typedef {import("./hand_actions.js").HandActions} HandActions */
/** @typedef {{id: string, label: string, icon?: string, group?: string, reason?: string | null, run?: () => unknown, ruled?: boolean, chosen?: boolean}} Choice without `run` the action of that name */

/** @param {HandActions} hand @returns {Choice[]} for a step, or several */
export function stepChoices(hand) {
  return [
    ...(hand.chosen.steps.length === 1 ? oneStep() : []),
    ...clipboardChoices(),
    { id: "group", label: gettext("Group"), icon: "square-dashed", ruled: true },
    { id: "ungroup", label: gettext("Ungroup"), icon: "square-dashed", reason: hand.groupsHere.length === 0 ? gettext("It is in no group") : null },
    ...(hand.boxes.length > 1 ? arrangeChoices(hand) : []),
    ...sceneChoices(hand),
    ...deleteChoices(),
  ];
}

/** @returns {Choice[]} */
function oneStep() {
  return [
    { id: "open", label: gettext("Open in the inspector"), icon: "sliders-horizontal" },
    { id: "rename", label: gettext("Rename"), icon: "pencil" },
    { id: "json", label: gettext("Show its JSON"), icon: "braces" },
    { id: "connect", label: gettext("Connect…"), icon: "link" },
  ];
}

/** @returns {Choice[]} */
function clipboardChoices() {
  return [
    { id: "copy", label: gettext("Copy"), icon: "copy", ruled: true },
    { id: "cut", label: gettext("Cut"), icon: "scissors" },
    { id: "duplicate", label: gettext("Duplicate"), icon: "copy-plus" },
  ];
}

/** @returns {Choice[]} */
function deleteChoices() {
  return [
    { id: "remove", label: gettext("Delete"), icon: "trash-2", ruled: true },
    { id: "remove-only", label: gettext("Delete and leave the gap"), icon: "trash-2" },
  ];
}

/** @param {HandActions} hand @returns {Choice[]} lining up what is selected */
export function arrangeChoices(hand) {
  const few = (/** @type {number} */ least) => (hand.boxes.length < least ? interpolate(gettext("Select at least %s"), [least]) : null);
  const labels = alignLabels();
  return [
    ...SIDES.map((side) => ({ id: `align-${side}`, label: labels[side], icon: ALIGN_ICONS[side], group: gettext("Arrange"), reason: few(2) })),
    { id: "distribute-horizontally", label: gettext("Distribute horizontally"), icon: "align-horizontal-distribute-center", group: gettext("Arrange"), reason: few(3) },
    { id: "distribute-vertically", label: gettext("Distribute vertically"), icon: "align-vertical-distribute-center", group: gettext("Arrange"), reason: few(3) },
    { id: "arrange-selection", label: gettext("Auto layout of the selection"), icon: "network", group: gettext("Arrange"), reason: few(2) },
  ];
}

/** @returns {Record<import("../model/aligning.js").Side, string>} */
function alignLabels() {
  return {
    left: gettext("Align left"), centre: gettext("Align centres"), right: gettext("Align right"),
    top: gettext("Align top"), middle: gettext("Align middles"), bottom: gettext("Align bottom"),
  };
}

/** @type {Record<import("../model/aligning.js").Side, string>} */
const ALIGN_ICONS = {
  left: "align-start-vertical", centre: "align-center-vertical", right: "align-end-vertical",
  top: "align-start-horizontal", middle: "align-center-horizontal", bottom: "align-end-horizontal",
};

/** @param {HandActions} hand @returns {Choice[]} the scenes, to list the steps in or take them off */
function sceneChoices(hand) {
  const { commands, members } = hand;
  const { draft } = commands;
  const names = members.map((id) => draft.name(id));
  const scenes = draft.ids(draft.root, "scene").map((id) => {
    const inside = membersOf(draft, id);
    const listed = names.every((name) => inside.includes(name));
    return { id: `scene-${id}`, label: draft.name(id), group: gettext("Scenes"), icon: "clapperboard", chosen: listed, run: () => commands.inScene(id, members, !listed) };
  });
  return [...scenes, { id: "add-scene", label: gettext("New scene of these"), group: gettext("Scenes"), icon: "plus" }];
}

/** @returns {Choice[]} */
export function wireChoices() {
  return [
    { id: "insert", label: gettext("Put a step in between…"), icon: "plus" },
    { id: "remove", label: gettext("Disconnect"), icon: "trash-2", ruled: true },
  ];
}

/** @param {HandActions} hand @returns {Choice[]} */
export function groupChoices(hand) {
  const { scene } = hand.canvas;
  const collapsed = hand.chosen.groups.some((id) => scene?.groups.get(id)?.collapsed);
  return [
    { id: "rename-group", label: gettext("Rename"), icon: "pencil" },
    { id: "collapse", label: collapsed ? gettext("Open the group") : gettext("Collapse"), icon: collapsed ? "chevrons-up-down" : "chevrons-down-up" },
    { id: "ungroup", label: gettext("Ungroup"), icon: "square-dashed" },
    ...clipboardChoices(),
    { id: "arrange-selection", label: gettext("Auto layout of its steps"), icon: "network", ruled: true, reason: hand.members.length < 2 ? interpolate(gettext("Select at least %s"), [2]) : null },
    { id: "remove", label: gettext("Delete with its steps"), icon: "trash-2", ruled: true },
  ];
}

/** @param {HandActions} hand @returns {Choice[]} */
export function noteChoices(hand) {
  const { notes } = hand.chosen;
  const color = hand.commands.draft.entities.get(notes[0] ?? "")?.value.color;
  const names = colorNames();
  return [
    { id: "edit-note", label: gettext("Edit"), icon: "pencil", run: () => hand.canvas.tell("note:edit", { id: notes[0] }) },
    ...clipboardChoices(),
    ...NOTE_COLORS.map((each) => ({
      id: `color-${each}`, label: names[each] ?? each, group: gettext("Colour"), chosen: each === color, run: () => hand.commands.colourNotes(notes, each),
    })),
    { id: "remove", label: gettext("Delete"), icon: "trash-2", ruled: true },
  ];
}

/** @returns {Record<string, string>} */
function colorNames() {
  return { yellow: gettext("Yellow"), blue: gettext("Blue"), green: gettext("Green"), red: gettext("Red"), gray: gettext("Grey") };
}

/** @param {boolean} empty whether there are no steps @returns {Choice[]} for the canvas itself */
export function canvasChoices(empty) {
  const none = empty ? gettext("There are no steps yet") : null;
  return [
    { id: "add-here", label: gettext("Add a step…"), icon: "plus" },
    { id: "add-note", label: gettext("Add a note"), icon: "sticky-note" },
    { id: "paste", label: gettext("Paste"), icon: "clipboard-paste" },
    { id: "select-all", label: gettext("Select all"), icon: "square-dashed-mouse-pointer", ruled: true, reason: none },
    { id: "arrange", label: gettext("Auto layout"), icon: "network", reason: none },
    { id: "fit", label: gettext("Fit everything"), icon: "maximize", reason: none },
  ];
}
