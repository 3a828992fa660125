import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";

import { draftJson } from "../../static/src/js/model/draft.js";
import { Queue } from "../../static/src/js/sync/queue.js";
import { OutOfStep, Replica } from "../../static/src/js/sync/replica.js";
import { Refused, Server, SignedOut, Unreachable } from "../../static/src/js/sync/server.js";
import { MemoryStore } from "../../static/src/js/sync/store.js";
import { draftOf } from "./drafts.js";

const title = (id, from, to) => ({ op: "set", id: "a", path: "/title", from, to, changeId: id });
const change = (id, ...operations) => ({ id, label: id, base_revision: 1, operations });
const recorded = (id, sequence, ...operations) => ({ id, sequence, revision: sequence, operations });
const fresh = () => new Replica(draftOf({ a: { title: "0" }, b: {} }), { sequence: 0, revision: 1 });
const titleOf = (replica) => replica.draft.entity("a").value.title;

test("a change shows at once and stays when the server has it", () => {
  const replica = fresh();
  replica.perform(change("1", title("1", '"0"', '"1"')));
  assert.equal(titleOf(replica), "1");
  const { touched } = replica.receive([recorded("1", 1, title("1", '"0"', '"1"'))]);
  assert.deepEqual([titleOf(replica), replica.sequence, replica.pending.length, touched.size], ["1", 1, 0, 0]);
});

test("what others did comes under one's own unanswered changes", () => {
  const replica = fresh();
  replica.perform(change("mine", { op: "place", id: "b", x: 1, y: 1 }));
  const { touched } = replica.receive([recorded("theirs", 1, title("theirs", '"0"', '"T"'))]);
  assert.ok(touched.has("a"));
  assert.equal(titleOf(replica), "T");
  assert.deepEqual(replica.draft.positions.get("b"), { x: 1, y: 1 });
  assert.equal(replica.pending.length, 1);
});

test("one's own change that others made impossible falls and is told", () => {
  const replica = fresh();
  replica.perform(change("mine", title("mine", '"0"', '"M"')));
  const { fallen } = replica.receive([recorded("theirs", 1, title("theirs", '"0"', '"T"'))]);
  assert.deepEqual(fallen.map(({ change: { id }, faults }) => [id, faults[0].code]), [["mine", "change.conflict"]]);
  assert.equal(titleOf(replica), "T");
});

test("a refused change is taken back, those behind it stay", () => {
  const replica = fresh();
  const before = draftJson(replica.draft);
  replica.perform(change("1", title("1", '"0"', '"1"')));
  replica.perform(change("2", { op: "place", id: "b", x: 1, y: 1 }));
  replica.drop("1");
  assert.equal(titleOf(replica), "0");
  assert.deepEqual(replica.draft.positions.get("b"), { x: 1, y: 1 });
  replica.drop("2");
  assert.deepEqual(draftJson(replica.draft), before);
});

test("what is known already is not applied again", () => {
  const replica = fresh();
  replica.receive([recorded("x", 1, title("x", '"0"', '"1"'))]);
  replica.receive([recorded("x", 1, title("x", '"0"', '"1"'))]);
  assert.equal(replica.sequence, 1);
});

test("a server that speaks of another draft is noticed", () => {
  assert.throws(() => fresh().receive([recorded("x", 1, title("x", '"other"', '"1"'))]), OutOfStep);
});

/** A server whose answers are written down beforehand. */
async function scripted(context, ...answers) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    asked.push({ url: request.url, body: Buffer.concat(parts).toString(), token: request.headers["x-csrftoken"] });
    const [status, body] = answers.shift() ?? [200, "{}"];
    if (status === 0) return request.socket.destroy();
    response.writeHead(status, status === 302 ? { Location: "/login/" } : {}).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.after(() => server.close().closeAllConnections());
  return { asked, server: new Server(`http://127.0.0.1:${server.address().port}/w/`, "token") };
}

/** A queue that writes down what it hears. */
function listening(server, store = new MemoryStore()) {
  const heard = [];
  const queue = new Queue(server, store, {
    recorded: ({ id }) => void heard.push(`recorded ${id}`),
    refused: ({ id }, refusal) => void heard.push(`refused ${id} ${refusal.message}`),
    state: () => {},
  });
  return { queue, heard, store };
}

test("numbers go out and come back as they are spelt", async (context) => {
  const { server, asked } = await scripted(context, [200, '{"id":"1","n":[1.0,9007199254740993]}']);
  const answer = await server.send(change("1", { op: "set", id: "a", path: "/p", from: null, to: "1.0" }));
  assert.equal(asked[0].token, "token");
  assert.match(asked[0].body, /"to":"1.0"/);
  assert.equal(answer.n[1].text, "9007199254740993");
});

for (const [status, kind] of [[0, Unreachable], [503, Unreachable], [429, Unreachable], [401, SignedOut], [302, SignedOut], [409, Refused], [403, Refused]]) {
  test(`an answer ${status} is ${kind.name}`, async (context) => {
    const { server } = await scripted(context, [status, '{"problems":[{"code":"c","message":"Why."}]}']);
    await assert.rejects(server.draft(), kind);
    });
}

test("an answer that does not say why refuses nothing", async (context) => {
  const { server } = await scripted(context, [403, "<h1>Forbidden</h1>"], [413, "too large"]);
  await assert.rejects(server.send(change("1")), SignedOut);
  await assert.rejects(server.send(change("1")), Unreachable);
});

test("changes are sent one by one in order and forgotten when answered", async (context) => {
  const { server, asked } = await scripted(context, [200, '{"id":"1"}'], [200, '{"id":"2"}']);
  const { queue, heard, store } = listening(server);
  await Promise.all([queue.push(change("1")), queue.push(change("2"))]);
  await queue.drained();
  assert.deepEqual(heard, ["recorded 1", "recorded 2"]);
  assert.deepEqual(asked.map(({ body }) => JSON.parse(body).id), ["1", "2"]);
  assert.deepEqual(await store.all(), []);
});

test("a refused change is told with its reason and the next one goes", async (context) => {
  const { server } = await scripted(context, [409, '{"problems":[{"code":"c","message":"Why."}]}'], [200, '{"id":"2"}']);
  const { queue, heard } = listening(server);
  await Promise.all([queue.push(change("1")), queue.push(change("2"))]);
  await queue.drained();
  assert.deepEqual(heard, ["refused 1 Why.", "recorded 2"]);
});

test("without an answer a change stays stored, and is sent again", async (context) => {
  const { server } = await scripted(context, [0, ""], [503, ""], [200, '{"id":"1"}']);
  const { queue, heard, store } = listening(server);
  await queue.push(change("1"));
  assert.deepEqual([queue.state, (await store.all()).length], ["waiting", 1]);
  await queue.retry();
  assert.equal(queue.state, "waiting");
  await queue.retry();
  assert.deepEqual([heard, await store.all()], [["recorded 1"], []]);
  clearTimeout(queue.timer);
});

test("signed out, nothing is lost and nothing is tried again by itself", async (context) => {
  const { server } = await scripted(context, [401, "{}"], [200, '{"id":"1"}']);
  const { queue, heard } = listening(server);
  await queue.push(change("1"));
  assert.deepEqual([queue.state, queue.timer, heard], ["signed-out", undefined, []]);
  await queue.retry();
  assert.deepEqual(heard, ["recorded 1"]);
});

test("what a closed page left behind goes first", async (context) => {
  const { server, asked } = await scripted(context);
  const { queue } = listening(server);
  await Promise.all([queue.resume([change("old")]), queue.push(change("new"))]);
  await queue.drained();
  assert.deepEqual(asked.map(({ body }) => JSON.parse(body).id), ["old", "new"]);
});
