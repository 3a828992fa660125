/** A server in memory that does with changes what Weft does, and fails when it is told to. */

import { apply } from "../../static/src/js/model/changes.js";
import { draftJson, readDraft } from "../../static/src/js/model/draft.js";
import { parse, write } from "../../static/src/js/model/json.js";
import { Barred, Refused, SignedOut, Unreachable } from "../../static/src/js/sync/server.js";

export class ModelServer {
  /** The draft as JSON to begin with. */
  constructor(json) {
    this.draft = readDraft(parse(JSON.stringify(json)));
    this.log = [];
    this.inverses = new Map();
    this.removals = new Map();
  }

  get sequence() {
    return this.log.length;
  }

  /** What one person's page talks to; `weather()` names what happens to each request. */
  for(person, weather = () => "fine") {
    return new Connection(this, person, weather);
  }

  apply(change, author) {
    const known = this.log.find(({ id }) => id === change.id);
    if (known) return known;
    const { faults, inverse } = apply(this.draft, change.operations);
    if (faults.length > 0) throw new Refused(409, faults.map((fault) => ({ ...fault, message: fault.code })));
    const { id, operations, kind = "do", takes_back = null, label } = change;
    this.inverses.set(id, inverse);
    const recorded = { id, operations, kind, takes_back, label, author, sequence: this.sequence + 1, revision: this.sequence + 1 };
    this.log.push(recorded);
    return recorded;
  }

  /** As the log would be asked: the newest of the author that stands. */
  next(which, author) {
    const undone = new Set(this.log.map(({ takes_back }) => takes_back));
    const own = this.log.filter((row) => row.author === author);
    const since = which === "redo" ? own.findLastIndex(({ kind }) => kind === "do") : -1;
    return own.slice(since + 1).findLast(({ id, kind }) =>
      (kind === "undo") === (which === "redo") && !undone.has(id) && this.inverses.get(id).length > 0);
  }

  step(which, { id, takes_back, author }) {
    const known = this.log.find((row) => row.id === id);
    if (known) return known;
    const wanted = takes_back ? this.log.find((row) => row.id === takes_back) : this.next(which, author);
    if (wanted === undefined) throw new Refused(409, [{ code: `change.nothing_to_${which}`, message: "nothing", params: {} }]);
    return this.apply({ id, label: wanted.label, operations: this.inverses.get(wanted.id), kind: which, takes_back: wanted.id }, author);
  }
}

class Connection {
  constructor(server, person, weather) {
    Object.assign(this, { server, person, weather });
  }

  get steps() {
    return { undo: this.server.next("undo", this.person) !== undefined, redo: this.server.next("redo", this.person) !== undefined };
  }

  /** The answer arrives as text, as over a wire. */
  async answer(work) {
    const weather = this.weather();
    await new Promise((resolve) => setImmediate(resolve));
    if (weather === "lost") throw new Unreachable("lost");
    if (weather === "signed out") throw new SignedOut();
    if (weather === "barred") throw new Barred(404, [{ code: "not_found", message: "gone", params: {} }]);
    if (weather === "odd") throw new TypeError("odd");
    const answer = parse(write(work()));
    if (weather === "dead" || this.weather() === "dead") return new Promise(() => {});
    await new Promise((resolve) => setImmediate(resolve));
    if (weather === "answer lost") throw new Unreachable("answer lost");
    return answer;
  }

  draft() {
    const { server } = this;
    return this.answer(() => ({ ...draftJson(server.draft), sequence: server.sequence, revision: server.sequence }));
  }

  send(change) {
    const { kind, id, takes_back } = change;
    if (kind !== undefined) return this.answer(() => this.server.step(kind, { id, takes_back, author: this.person }));
    return this.answer(() => this.server.apply(change, this.person));
  }

  step(which, id) {
    return this.answer(() => this.server.step(which, { id, author: this.person }));
  }

  changesAfter(sequence) {
    return this.answer(() => this.server.log.slice(sequence, sequence + 1000));
  }
}
