import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";

import { Queue } from "../../static/src/js/sync/queue.js";
import { Barred, Refused, Server, SignedOut, Unreachable } from "../../static/src/js/sync/server.js";
import { MemoryStore } from "../../static/src/js/sync/store.js";

const change = (id, ...operations) => ({ id, label: id, base_revision: 1, operations });
const undoOf = (id, takes_back) => ({ ...change(id), kind: "undo", takes_back });
const WHY = '{"problems":[{"code":"c","message":"Why.","params":{}}]}';

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

const ids = (asked) => asked.map(({ body }) => JSON.parse(body).id);

/** A store that outlives the page. */
class KeepingStore extends MemoryStore {
  lasting = true;
}

/** A queue that writes down what it hears. */
function listening(context, server, store = new KeepingStore()) {
  const heard = [];
  const queue = new Queue(server, store, {
    recorded: ({ id }) => void heard.push(`recorded ${id}`),
    refused: ({ id }, refusal, given) => void heard.push(`refused ${id} ${refusal.message} ${given}`.trim()),
    state: () => {},
  });
  context.after(() => clearTimeout(queue.timer));
  return { queue, heard, store };
}

test("numbers go out and come back as they are spelt", async (context) => {
  const { server, asked } = await scripted(context, [200, '{"id":"1","n":[1.0,9007199254740993]}']);
  const answer = await server.send(change("1", { op: "set", id: "a", path: "/p", from: null, to: "1.0" }));
  assert.equal(asked[0].token, "token");
  assert.match(asked[0].body, /"to":"1.0"/);
  assert.equal(answer.n[1].text, "9007199254740993");
});

for (const [status, kind] of [[0, Unreachable], [503, Unreachable], [429, Unreachable], [401, SignedOut], [302, SignedOut], [409, Refused], [400, Refused], [403, Barred], [404, Barred]]) {
  test(`an answer ${status} is ${kind.name}`, async (context) => {
    const { server } = await scripted(context, [status, WHY]);
    await assert.rejects(server.draft(), (error) => error.constructor === kind);
  });
}

test("an answer that does not say why refuses nothing", async (context) => {
  const { server } = await scripted(context, [403, "<h1>Forbidden</h1>"], [413, "too large"]);
  await assert.rejects(server.send(change("1")), SignedOut);
  await assert.rejects(server.send(change("1")), Unreachable);
});

test("signing in does not lend this page the token of whoever is signed in", async (context) => {
  const { server, asked } = await scripted(context, [200, '{"person":"bob","token":"of bob"}'], [422, WHY], [200, "{}"]);
  await assert.rejects(server.signIn("ana", "wrong"), Refused);
  await server.send(change("1"));
  assert.deepEqual(asked.map(({ token }) => token), [undefined, "of bob", "token"]);
});

test("an undo is sent as one, with what it takes back", async (context) => {
  const { server, asked } = await scripted(context);
  await server.send(undoOf("2", "1"));
  assert.deepEqual([asked[0].url, JSON.parse(asked[0].body)], ["/w/undo", { id: "2", change: "1" }]);
});

test("changes are sent one by one in order and forgotten when answered", async (context) => {
  const { server, asked } = await scripted(context, [200, '{"id":"1"}'], [200, '{"id":"2"}']);
  const { queue, heard, store } = listening(context, server);
  await Promise.all([queue.push(change("1")), queue.push(change("2"))]);
  await queue.settled();
  assert.deepEqual(heard, ["recorded 1", "recorded 2"]);
  assert.deepEqual(ids(asked), ["1", "2"]);
  assert.deepEqual([await store.all(), queue.state], [[], "idle"]);
});

test("a refused change stops those behind it, and all of them stay stored", async (context) => {
  const { server, asked } = await scripted(context, [409, WHY]);
  const { queue, heard, store } = listening(context, server);
  await Promise.all([queue.push(change("1")), queue.push(change("2"))]);
  await queue.push(change("3"));
  await queue.retry();
  assert.deepEqual([heard, queue.state, ids(asked)], [["refused 1 Why."], "blocked", ["1"]]);
  assert.deepEqual((await store.all()).map(({ id }) => id), ["1", "2", "3"]);
});

test("a mended change is stored in its place, sent again, and the others follow", async (context) => {
  const { server, asked } = await scripted(context, [409, WHY], [200, '{"id":"1"}'], [200, '{"id":"2"}']);
  const { queue, heard, store } = listening(context, server);
  await Promise.all([queue.push(change("1")), queue.push(change("2"))]);
  await queue.mend({ ...change("1"), label: "mended" });
  assert.deepEqual(heard, ["refused 1 Why.", "recorded 1", "recorded 2"]);
  assert.deepEqual(asked.map(({ body }) => JSON.parse(body).label), ["1", "mended", "2"]);
  assert.deepEqual([await store.all(), queue.state], [[], "idle"]);
});

test("a discarded change is gone from the store, and the others follow", async (context) => {
  const { server, asked } = await scripted(context, [409, WHY], [200, '{"id":"2"}']);
  const { queue, store } = listening(context, server);
  await Promise.all([queue.push(change("1")), queue.push(change("2"))]);
  await queue.discard(new Set(["1"]));
  assert.deepEqual([ids(asked), await store.all(), queue.state], [["1", "2"], [], "idle"]);
});

test("a refused change that was taken back meanwhile troubles nobody", async (context) => {
  const { server, asked } = await scripted(context, [409, WHY], [200, '{"id":"3"}']);
  const { queue, heard } = listening(context, server);
  await Promise.all([queue.push(change("1")), queue.push(undoOf("2", "1")), queue.push(change("3"))]);
  await queue.settled();
  assert.deepEqual([heard, ids(asked), queue.state], [["refused 1 Why. 2,1", "recorded 3"], ["1", "3"], "idle"]);
});

test("a refused change that was taken back and done again is shown once", async (context) => {
  const { server } = await scripted(context, [409, WHY]);
  const { queue, store } = listening(context, server);
  await Promise.all([queue.push(change("1")), queue.push(undoOf("2", "1")), queue.push({ ...undoOf("3", "2"), kind: "redo" })]);
  await queue.settled();
  assert.deepEqual([queue.blocked.change.id, (await store.all()).map(({ id }) => id)], ["1", ["1"]]);
});

test("a refused undo is said and given up", async (context) => {
  const { server } = await scripted(context, [409, WHY], [200, '{"id":"2"}']);
  const { queue, heard, store } = listening(context, server);
  await Promise.all([queue.push(undoOf("1", "0")), queue.push(change("2"))]);
  await queue.settled();
  assert.deepEqual([heard, await store.all()], [["refused 1 Why. 1", "recorded 2"], []]);
});

test("without an answer a change stays stored, and is sent again", async (context) => {
  const { server } = await scripted(context, [0, ""], [503, ""], [200, '{"id":"1"}']);
  const { queue, heard, store } = listening(context, server);
  await queue.push(change("1"));
  assert.deepEqual([queue.state, (await store.all()).length], ["waiting", 1]);
  await queue.retry();
  assert.equal(queue.state, "waiting");
  await queue.retry();
  assert.deepEqual([heard, await store.all()], [["recorded 1"], []]);
});

test("it tries again by itself, ever more slowly", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const tried = [];
  const { queue } = listening(context, { send: async ({ id }) => { tried.push(id); throw new Unreachable("down"); } });
  await queue.push(change("1"));
  for (const pause of [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]) {
    context.mock.timers.tick(pause - 1);
    const before = tried.length;
    context.mock.timers.tick(1);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([before, tried.length - before], [tried.length - 1, 1]);
  }
});

test("signed out, nothing is lost and nothing is tried again by itself", async (context) => {
  const { server } = await scripted(context, [401, "{}"], [200, '{"id":"1"}']);
  const { queue, heard } = listening(context, server);
  await queue.push(change("1"));
  assert.deepEqual([queue.state, queue.timer, heard], ["signed-out", undefined, []]);
  await queue.retry();
  assert.deepEqual(heard, ["recorded 1"]);
});

test("a workflow that has gone keeps what was not sent", async (context) => {
  const { server } = await scripted(context, [404, WHY], [404, WHY]);
  const { queue, store } = listening(context, server);
  await Promise.all([queue.push(change("1")), queue.push(change("2"))]);
  assert.deepEqual([queue.state, queue.barred.message, (await store.all()).length], ["barred", "Why.", 2]);
});

test("an error that nobody expected is reported and does not end the queue", async (context) => {
  const reported = [];
  const answers = [() => { throw new TypeError("odd"); }, () => ({ id: "1" }), () => ({ id: "2" })];
  const { queue, store } = listening(context, { send: async () => answers.shift()() });
  queue.complain = ({ message }) => void reported.push(message);
  queue.listener.recorded = () => { throw new Error("listener"); };
  await Promise.all([queue.push(change("1")), queue.push(change("2"))]);
  await queue.retry();
  assert.deepEqual([reported, await store.all(), queue.state], [["odd", "listener", "listener"], [], "idle"]);
});

test("without room in the browser a change is sent all the same, and known to be in this page only", async (context) => {
  const { server } = await scripted(context, [503, ""], [200, '{"id":"1"}']);
  const store = new KeepingStore();
  store.add = async () => { throw new DOMException("full", "QuotaExceededError"); };
  const { queue, heard } = listening(context, server, store);
  await queue.push(change("1"));
  assert.deepEqual([queue.state, [...queue.unkept]], ["waiting", ["1"]]);
  await queue.retry();
  assert.deepEqual([heard, queue.unkept.size], [["recorded 1"], 0]);
});

test("in memory only, everything unsent is known to be in this page only", async (context) => {
  const { server } = await scripted(context, [503, ""]);
  const { queue } = listening(context, server, new MemoryStore());
  await queue.push(change("1"));
  assert.deepEqual([...queue.unkept], ["1"]);
});

test("what a closed page left behind goes first", async (context) => {
  const { server, asked } = await scripted(context);
  const { queue } = listening(context, server);
  queue.adopt([change("old")], "first");
  await Promise.all([queue.send(), queue.push(change("new"))]);
  await queue.settled();
  assert.deepEqual(ids(asked), ["old", "new"]);
});
