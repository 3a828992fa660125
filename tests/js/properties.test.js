/** What holds for every sequence of edits; `PROPERTY_RUNS` says how many are tried. */

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { apply } from "../../static/src/js/model/changes.js";
import { readDraft } from "../../static/src/js/model/draft.js";
import { parse } from "../../static/src/js/model/json.js";
import { Replica } from "../../static/src/js/sync/replica.js";
import { Session } from "../../static/src/js/sync/session.js";
import { MemoryStore } from "../../static/src/js/sync/store.js";
import { comparable } from "./comparable.js";
import { ModelServer } from "./model_server.js";
import { counter, move, operationsOf, START } from "./random_moves.js";

const RUNS = Number(process.env.PROPERTY_RUNS ?? 100);
const fresh = () => readDraft(parse(JSON.stringify(START)));
const change = (id, operations) => ({ id, label: id, base_revision: 0, operations });
const gestures = fc.array(move, { maxLength: 30 });

function check(property) {
  return fc.assert(property, { numRuns: RUNS });
}

test("any sequence of edits, undone entirely, gives the starting draft", () => {
  check(fc.property(gestures, (all) => {
    const draft = fresh();
    const newId = counter("n");
    const inverses = all.map((gesture) => apply(draft, operationsOf(draft, gesture, newId)).inverse);
    for (const inverse of inverses.reverse()) assert.deepEqual(apply(draft, inverse).faults, []);
    assert.equal(comparable(draft), comparable(fresh()));
  }));
});

test("an edit that is refused leaves the draft as it was", () => {
  check(fc.property(gestures, (all) => {
    const draft = fresh();
    const newId = counter("n");
    for (const gesture of all) {
      const before = comparable(draft);
      const { faults } = apply(draft, operationsOf(draft, gesture, newId));
      if (faults.length > 0) assert.equal(comparable(draft), before);
    }
  }));
});

test("unanswered changes taken back and applied again give the same draft", () => {
  check(fc.property(gestures, (all) => {
    const replica = new Replica(fresh(), { sequence: 0, revision: 0 });
    const newId = counter("n");
    for (const gesture of all) replica.perform(change(newId(), operationsOf(replica.draft, gesture, newId)));
    const before = comparable(replica.draft);
    replica.rebase(replica.pending, []);
    assert.equal(comparable(replica.draft), before);
  }));
});

test("what is sent twice is applied once", () => {
  check(fc.property(gestures, (all) => {
    const server = new ModelServer(START);
    const newId = counter("n");
    for (const gesture of all) {
      const sent = change(newId(), operationsOf(server.draft, gesture, newId));
      try {
        assert.equal(server.apply(sent, "ana"), server.apply(sent, "ana"));
      } catch (error) {
        assert.equal(error.constructor.name, "Refused");
      }
    }
    assert.equal(new Set(server.log.map(({ id }) => id)).size, server.log.length);
  }));
});

/** One person's page on a server, in a weather that can change. */
class Author {
  constructor(server, person) {
    Object.assign(this, { server, person, store: new MemoryStore(), newId: counter(person), shown: 0 });
  }

  /** Opens the page; one that was open before is killed, whatever it was about to hear. */
  async open() {
    if (this.sky) this.sky.weather = "dead";
    const sky = { weather: "fine" };
    this.sky = sky;
    this.session = new Session(this.server.for(this.person, () => sky.weather), this.store, ({ code }) => code, this.person);
    await this.session.open();
  }

  async act({ gesture, what, weather }) {
    const { session, sky } = this;
    sky.weather = weather;
    if (what === "reload") await this.open();
    else if (what === "edit") this.shown += session.perform("edit", operationsOf(session.draft, gesture, this.newId));
    else if (what === "look") await session.refresh();
    else if (session.steps[what] && (session.history.next(what) !== undefined || weather === "fine")) await session.step(what);
  }

  /** Waits until everything is sent; what is refused is given up. */
  async finish() {
    const { queue } = this.session;
    this.sky.weather = "fine";
    this.givenUp = 0;
    while (queue.changes.length > 0 || queue.running) await this.goOn(queue);
    clearTimeout(queue.timer);
    await this.session.refresh();
    clearTimeout(this.session.timer);
  }

  async goOn(queue) {
    if (queue.running) return turn();
    if (queue.blocked === null) return queue.retry();
    this.givenUp += 1;
    return this.session.discard([queue.blocked.change.id]);
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function quiet() {
  for (let count = 0; count < 12; count += 1) await turn();
}

const act = fc.record({
  who: fc.nat(1),
  gesture: move,
  what: fc.constantFrom("edit", "edit", "edit", "edit", "undo", "redo", "look", "reload"),
  weather: fc.constantFrom("fine", "fine", "fine", "lost", "answer lost"),
  waits: fc.boolean(),
});

test("two authors on any schedule, over any connection, come to the same draft", async () => {
  await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (schedule) => {
    const server = new ModelServer(START);
    const authors = [new Author(server, "ana"), new Author(server, "bob")];
    for (const author of authors) await author.open();
    for (const one of schedule) {
      await authors[one.who].act(one);
      if (one.waits) await quiet();
    }
    for (const author of [...authors, ...authors]) await author.finish();
    for (const { session } of authors) {
      assert.equal(comparable(session.draft), comparable(server.draft));
      assert.deepEqual([session.replica.pending.length, session.queue.changes.length, session.replica.sequence], [0, 0, server.sequence]);
    }
  }), { numRuns: RUNS });
});

test("one author over any connection: everything that was shown arrives, and undoing it all gives the start", async () => {
  await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 15 }), async (schedule) => {
    const server = new ModelServer(START);
    const author = new Author(server, "ana");
    await author.open();
    for (const one of schedule) {
      await author.act(one);
      if (one.waits) await quiet();
    }
    const shown = comparable(author.session.draft);
    await author.finish();
    assert.equal(author.givenUp, 0);
    assert.equal(comparable(server.draft), shown);
    assert.equal(server.log.filter(({ label }) => label === "edit").filter(({ kind }) => kind === "do").length, author.shown);
    while (author.session.steps.undo && (await author.session.step("undo")));
    await author.finish();
    assert.equal(comparable(server.draft), comparable(fresh()));
  }), { numRuns: RUNS });
});
