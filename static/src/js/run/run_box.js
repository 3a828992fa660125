/** The shape of a run's card; `static/src/css/run/card.css` draws the same numbers. */

import { AFTER, BEFORE, HEADER, WIDTH } from "../canvas/geometry.js";

/** @typedef {import("../canvas/geometry.js").Box} Box */
/** @typedef {import("./run_facts.js").RunFacts} RunFacts */

const BORDERS = 2;
export const STATUS = 36;
const PROGRESS = 30;
const ASK = 32;
const TRY = 27;
const ERROR = 28;
/** The height that cards keep free of one another: of one that runs after an attempt failed. */
export const KEPT_FREE = BORDERS + HEADER + STATUS + PROGRESS + TRY;

/** @param {RunFacts} facts @returns {Box} */
export function runBoxOf({ step, asks, failed }) {
  const rows = [
    STATUS,
    step?.progress !== undefined && step.mark === "running" ? PROGRESS : 0,
    asks.length > 0 ? ASK : 0,
    failed !== null && step?.mark !== "completed" ? TRY : 0,
    step?.error !== undefined ? ERROR : 0,
  ];
  const height = BORDERS + HEADER + rows.reduce((sum, row) => sum + row, 0);
  const y = 1 + HEADER / 2;
  return { width: WIDTH, height, ports: new Map([[BEFORE, { side: "in", x: 0, y }], [AFTER, { side: "out", x: WIDTH, y }]]) };
}
