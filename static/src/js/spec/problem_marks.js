/** Problems underlined where they stand in the JSON, with their sentences and fixes on hover. */

import { setDiagnostics } from "@codemirror/lint";
import { keysOf } from "../model/pointer.js";
import { saidOf } from "./sentences.js";

/** @typedef {import("@codemirror/lint").Diagnostic} Diagnostic */
/** @typedef {import("@codemirror/view").EditorView} EditorView */
/** @typedef {import("../model/spec_reader.js").TextFault} TextFault */
/** @typedef {import("../model/spec_text.js").SpecText} SpecText */
/** @typedef {import("../problems.js").Problem} Problem */
/** @typedef {import("../problems.js").Problems} Problems */

/** More are not underlined; the list has them. */
const MOST = 200;

/** @param {EditorView} view @param {SpecText} spec @param {readonly TextFault[]} faults @param {Problems} problems */
export function markProblems(view, spec, faults, problems) {
  const { length } = view.state.doc;
  const told = problems.found.problems.slice(0, MOST).flatMap((problem) => diagnosticOf(spec, problem, problems));
  const all = [...faults.map(faultMark), ...told].filter(({ from }) => from <= length).map((one) => ({ ...one, to: endOf(view, one) }));
  view.dispatch(setDiagnostics(view.state, all.sort((one, other) => one.from - other.from)));
}

/** What takes many lines is underlined in its first. @param {EditorView} view @param {Diagnostic} diagnostic */
function endOf(view, { from, to }) {
  return Math.min(to, view.state.doc.lineAt(from).to);
}

/** @param {TextFault} fault @returns {Diagnostic} */
function faultMark(fault) {
  return { from: fault.from, to: Math.max(fault.to, fault.from + 1), severity: "error", message: saidOf(fault) };
}

/** @param {SpecText} spec @param {Problem} problem @param {Problems} problems @returns {Diagnostic[]} */
function diagnosticOf(spec, problem, problems) {
  const place = spec.placeOf(problem.entity, keysOf(problem.path));
  if (place === null) return [];
  const { severity, message, fixes } = problem;
  const actions = fixes.slice(0, 2).map((fix) => ({ name: fix.label, apply: () => problems.fix(problem, fix) }));
  return [{ ...place, severity, message, actions }];
}
