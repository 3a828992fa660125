// Labelling in the browser: what is shown before the server answers, and what is sent when.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Samples } from "../../static/src/js/site/labeling_samples.js";
import { Sending } from "../../static/src/js/site/labeling_sending.js";

const said = (label) => ({ label, skipped: false });
const row = (position, label, revision = 1) => ({ position, label, skipped: false, revision, by: "li" });
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A queue with a server that answers as told, and everything it was sent. */
function queue(...answers) {
  const sent = [];
  const heard = [];
  const waits = [];
  const send = async (message) => {
    sent.push({ ...message });
    const answer = answers.shift();
    if (answer === undefined) throw new Error("no network");
    return answer;
  };
  const listening = { onAnswer: (_, answer) => heard.push(answer.status), onChange: () => {} };
  const sending = new Sending(send, listening, (act, wait) => waits.push({ act, wait }));
  return { sending, sent, heard, waits };
}

test("what the person says shows at once, and what the server says stays", () => {
  const samples = new Samples(3);
  samples.take([row(0, "cat", 2)]);
  samples.say(0, said("dog"));
  assert.equal(samples.at(0).label, "dog");
  samples.answered(0);
  assert.equal(samples.at(0).label, "cat");
});

test("older news than what is known counts for nothing", () => {
  const samples = new Samples(1);
  samples.take([row(0, "cat", 5), row(0, "dog", 4)]);
  assert.equal(samples.at(0).label, "cat");
});

test("counts hold what was just said too", () => {
  const samples = new Samples(4);
  samples.take([row(0, "cat"), row(1, "dog")]);
  samples.say(1, said(""));
  samples.say(2, said("cat"));
  const { labelled, left, classes } = samples.counts;
  assert.deepEqual([labelled, left, [...classes]], [2, 2, [["cat", 2]]]);
});

test("steps end at the ends, and go around among those without a class", () => {
  const samples = new Samples(4);
  samples.take([row(1, "cat"), { ...row(2, ""), skipped: true }]);
  assert.deepEqual([samples.step(0, -1, "all"), samples.step(3, 1, "all")], [null, null]);
  assert.deepEqual([samples.step(0, 1, "left"), samples.step(3, 1, "left"), samples.step(0, -1, "left")], [3, 0, 3]);
  samples.take([row(0, "cat"), row(3, "cat")]);
  assert.equal(samples.step(1, 1, "left"), null);
  assert.equal(samples.first, 0);
});

test("messages go one after the other, and the next of a sample follows the answer", async () => {
  const { sending, sent, heard } = queue({ status: "ok", row: row(0, "cat", 7) }, { status: "ok", row: row(0, "dog", 8) });
  sending.add({ position: 0, said: said("cat"), revision: 6 });
  sending.add({ position: 0, said: said("dog"), revision: 6 });
  await settled();
  assert.deepEqual(sent.map(({ said, revision }) => [said.label, revision]), [["cat", 6], ["dog", 7]]);
  assert.deepEqual(heard, ["ok", "ok"]);
  assert.equal(sending.waiting, 0);
});

test("without an answer a message is sent again, later each time, and nothing overtakes it", async () => {
  const { sending, sent, waits } = queue(undefined, undefined, { status: "ok", row: row(0, "cat") }, { status: "ok", row: row(1, "dog") });
  sending.add({ position: 0, said: said("cat"), revision: 0 });
  sending.add({ position: 1, said: said("dog"), revision: 0 });
  await settled();
  for (const _ of [1, 2]) {
    waits.at(-1).act();
    await settled();
  }
  assert.deepEqual(waits.map(({ wait }) => wait), [1000, 2000]);
  assert.deepEqual(sent.map(({ position }) => position), [0, 0, 0, 1]);
});

test("who was slower is told, and the next sample is sent all the same", async () => {
  const { sending, sent, heard } = queue({ status: "stale", row: row(0, "dog") }, { status: "ok", row: row(1, "cat") });
  sending.add({ position: 0, said: said("cat"), revision: 0 });
  sending.add({ position: 1, said: said("cat"), revision: 0 });
  await settled();
  assert.deepEqual([sent.length, heard], [2, ["stale", "ok"]]);
});
