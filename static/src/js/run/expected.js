/** When steps that have not ended are expected to begin and end, by what earlier runs took. */

/** @typedef {import("./run_state.js").RunState} RunState */
/** @typedef {{from: number, to: number}} Span seconds since 1970 */

/**
 * @param {RunState} run @param {ReadonlyMap<string, string[]>} parents names by name, parents first
 * @param {Readonly<Record<string, number>>} usual seconds by step @returns {Map<string, Span>} only of steps that earlier runs had
 */
export function expectedSpans(run, parents, usual) {
  /** @type {Map<string, Span>} */
  const spans = new Map();
  if (run.isOver) return spans;
  /** @type {Map<string, number>} */
  const ends = new Map();
  for (const [name, before] of parents) {
    const step = run.steps.get(name);
    const ready = Math.max(run.now, ...before.map((each) => ends.get(each) ?? run.now));
    const span = spanOf(step, ready, usual[name], run.now);
    if (span !== null) spans.set(name, span);
    ends.set(name, span?.to ?? step?.ended ?? ready);
  }
  return spans;
}

/** @param {import("./run_state.js").Step | undefined} step @param {number} ready @param {number | undefined} usual @param {number} now @returns {Span | null} */
function spanOf(step, ready, usual, now) {
  if (step === undefined || usual === undefined || step.ended !== undefined || step.mark === "skipped") return null;
  if (step.started === undefined) return { from: ready, to: ready + usual };
  return step.started + usual > now ? { from: now, to: step.started + usual } : null;
}
