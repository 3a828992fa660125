// The pure parts of a run's page: rows of a log, bars and axis of the timeline, what is expected, room between cards.
import assert from "node:assert/strict";
import test from "node:test";

globalThis.gettext = (text) => text;
globalThis.ngettext = (one, many, count) => (count === 1 ? one : many);
globalThis.interpolate = (format, values, named) =>
  named ? format.replace(/%\((\w+)\)s/g, (_, name) => values[name]) : format.replace(/%s/g, () => values.shift());

const { LogRows } = await import("../../static/src/js/run/log_rows.js");
const { barsOf } = await import("../../static/src/js/run/bars.js");
const { rangeOf, ticksOf } = await import("../../static/src/js/run/axis.js");
const { expectedSpans } = await import("../../static/src/js/run/expected.js");
const { stretchFor } = await import("../../static/src/js/run/spread.js");
const { RunState } = await import("../../static/src/js/run/run_state.js");
const { clock, roughly } = await import("../../static/src/js/run/times.js");
const { runBoxOf, KEPT_FREE } = await import("../../static/src/js/run/run_box.js");

const event = (after, by = "") => ({ at: "2026-11-24T14:00:00Z", before: "init", after, by });
const step = (name, mark, more = {}) => ({ name, id: name, state: mark, mark, word: mark, attempt: 1, ...more });
const head = (more = {}) => ({ sequence: 1, status: "running", mark: "running", word: "Running", now: Date.now() / 1000, began: 0, ended: null, seconds: 0, asks: {}, ...more });

test("the rows of a log: what began an attempt, its lines, how it ended", () => {
  const rows = new LogRows([
    { attempt: 1, lines: 2, first_error: 1, events: [event("creating"), event("failed")] },
    { attempt: 2, lines: 1, first_error: null, events: [event("creating", "lin")] },
  ]);
  const shown = Array.from({ length: rows.count }, (_, index) => rows.at(index));
  assert.deepEqual(shown.map(({ kind }) => kind), ["attempt", "event", "line", "line", "event", "attempt", "event", "line"]);
  assert.equal(shown[5].by, "lin");
  assert.equal(rows.firstError, 3);
  assert.equal(rows.indexOf(2, 0), 7);
  assert.equal(rows.indexOf(2, 1), -1);
  assert.equal(rows.at(8), null);
});

test("a single attempt is not parted from anything, and no error is nowhere", () => {
  const rows = new LogRows([{ attempt: 1, lines: 1, first_error: null, events: [] }]);
  assert.equal(rows.at(0).kind, "line");
  assert.equal(rows.firstError, -1);
  assert.equal(new LogRows([]).count, 0);
});

test("a hundred thousand lines are numbered at once", () => {
  const rows = new LogRows([{ attempt: 1, lines: 100_000, first_error: 99_999, events: [event("running")] }]);
  assert.deepEqual(rows.at(50_001), { kind: "line", attempt: 1, number: 50_000 });
  assert.equal(rows.firstError, 100_000);
});

test("the bars of a step: earlier attempts, waiting, the attempt under way, what is expected", () => {
  const past = [{ number: 1, mark: "failed", word: "Failed", started: 5, ended: 9 }];
  const shown = barsOf(step("a", "running", { created: 10, started: 20, waited: 8, progress: 0.5, past }), { from: 30, to: 40 });
  assert.deepEqual(shown.map(({ look, from, to }) => [look, from, to]), [["failed", 5, 9], ["asking", 10, 18], ["running", 20, null], ["expected", 30, 40]]);
  assert.equal(shown[2].text, "50%");
});

test("a step that asks has a bar until now; one that is skipped has a mark; one not begun has none", () => {
  assert.deepEqual(barsOf(step("a", "wait", { waiting: 3 }), undefined).map(({ look, to }) => [look, to]), [["asking", null]]);
  assert.deepEqual(barsOf(step("a", "skipped", { ended: 3 }), undefined).map(({ look }) => look), ["skipped"]);
  assert.deepEqual(barsOf(step("a", "queued"), undefined), []);
});

test("the axis holds what is expected, has few round ticks, and shows a minute when asked", () => {
  assert.deepEqual(rangeOf(0, 100, 300, "fit"), { from: 0, to: 300 });
  assert.deepEqual(rangeOf(0, 1, 0, "fit"), { from: 0, to: 10 });
  assert.deepEqual(rangeOf(0, 100, 300, "minute"), { from: 40, to: 100 });
  assert.deepEqual(ticksOf({ from: 10, to: 1300 }, 0), [300, 600, 900, 1200]);
  for (const span of [10, 77, 500, 4000, 90_000, 10 ** 7]) assert.ok(ticksOf({ from: 3, to: 3 + span }, 3600).length <= 7, String(span));
});

test("what is expected of a step begins once the steps before it are expected to end", () => {
  const run = new RunState();
  const now = Date.now() / 1000;
  run.take({ ...head(), steps: [step("a", "running", { started: now - 10 }), step("b", "queued"), step("c", "skipped")] });
  const spans = expectedSpans(run, new Map([["a", []], ["b", ["a"]], ["c", ["b"]]]), { a: 30, b: 5, c: 5 });
  assert.ok(Math.abs(spans.get("b").from - (now + 20)) < 1);
  assert.ok(Math.abs(spans.get("b").to - (now + 25)) < 1);
  assert.equal(spans.has("c"), false);
  run.take({ ...head({ ended: now }), steps: [] });
  assert.equal(expectedSpans(run, new Map([["b", []]]), { b: 5 }).size, 0);
});

test("cards with room keep their places; close ones are spread by one factor", () => {
  assert.equal(stretchFor([{ id: "a", x: 0, y: 0 }, { id: "b", x: 0, y: 200 }], 220, 140), 1);
  assert.equal(stretchFor([{ id: "a", x: 0, y: 0 }, { id: "b", x: 0, y: 78 }], 220, 140), 2);
  assert.equal(stretchFor([{ id: "a", x: 0, y: 0 }, { id: "b", x: 300, y: 78 }], 220, 140), 1);
  assert.equal(stretchFor([{ id: "a", x: 0, y: 0 }, { id: "b", x: 0, y: 12 }], 220, 140), 3);
});

test("the state takes in what changed, and everything looks different once the run is over", () => {
  const run = new RunState();
  run.take({ ...head(), steps: [step("a", "completed"), step("b", "skipped"), step("c", "queued", { state: "init" })] });
  assert.deepEqual(run.tally, { done: 1, all: 2 });
  assert.deepEqual([...run.take({ ...head(), steps: [step("c", "running")] })], ["c"]);
  assert.deepEqual([...run.take({ ...head({ ended: 9 }), steps: [] })], ["a", "b", "c"]);
  assert.equal(run.wordOf(step("d", "queued", { state: "init" })), "Not run");
});

test("a card is as high as the rows it shows, and never higher than what is kept free while it runs", () => {
  const facts = (more) => ({ step: step("a", "running", more), seconds: 1, subline: "", note: "", asks: [], failed: null });
  assert.equal(runBoxOf(facts({})).height, 84);
  assert.equal(runBoxOf(facts({ progress: 0.5 })).height, 114);
  assert.equal(runBoxOf({ ...facts({ progress: 0.5 }), failed: { word: "", seconds: 1 } }).height, KEPT_FREE);
});

test("durations as people read them", () => {
  assert.deepEqual([0, 38, 400, 4085, -3, null].map(clock), ["0:00", "0:38", "6:40", "1:08:05", "0:00", ""]);
  assert.deepEqual([38, 410, 4080].map(roughly), ["38 s", "7 min", "1 h 8 min"]);
});
