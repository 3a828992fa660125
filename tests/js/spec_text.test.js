/** The text of the JSON view: what is typed stays as typed, what changes elsewhere changes in it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { apply } from "../../static/src/js/model/changes.js";
import { operationsBetween } from "../../static/src/js/model/diff.js";
import { documentOf } from "../../static/src/js/model/document.js";
import { draftOf } from "../../static/src/js/model/splitting.js";
import { parse, same } from "../../static/src/js/model/json.js";
import { readSpec } from "../../static/src/js/model/spec_reader.js";
import { SpecText } from "../../static/src/js/model/spec_text.js";

const EXAMPLE = `{
  "name": "w",
  "steps": [
    {
      "name": "a",
      "type": "job",
      "properties": {
        "rate": 1.0,
        "big": 9007199254740993,
        "huge": 1e22
      }
    },
    {
      "name": "b",
      "type": "job",
      "inputs": [
        {
          "name": "i",
          "data": "$ref/data/d"
        }
      ],
      "depend_steps": [
        "a"
      ]
    }
  ],
  "data": [
    {
      "name": "d"
    }
  ]
}`;

function ids() {
  let made = 0;
  return () => `id${(made += 1)}`;
}

function draftFrom(text) {
  const { document, faults } = readSpec(text);
  assert.deepEqual(faults, []);
  return draftOf(document, "root", ids());
}

function opened(text = EXAMPLE) {
  const draft = draftFrom(text);
  return { draft, spec: new SpecText(draft) };
}

/** The id of the thing of a name. */
function idOf(draft, name) {
  return [...draft.entities.values()].find(({ value }) => value.name === name).id;
}

/** Somebody types `insert` over the only place that reads `old`. */
function type(spec, old, insert) {
  const from = spec.text.indexOf(old);
  assert.ok(from >= 0, `${old} is not in the text`);
  spec.type([{ from, to: from + old.length, insert }]);
}

/** What was typed becomes the draft. */
function settle(spec) {
  const fresh = ids();
  const { faults, operations, settle: done } = spec.read(() => `typed ${fresh()}`);
  assert.deepEqual(faults, []);
  const { faults: refused, touched } = apply(spec.draft, operations);
  assert.deepEqual(refused, []);
  done();
  spec.follow(touched);
  return operations;
}

/** A change from elsewhere, and what it does to the text. */
function change(spec, operations) {
  const before = spec.text;
  const { faults, touched } = apply(spec.draft, operations);
  assert.deepEqual(faults, []);
  const changes = spec.follow(touched);
  assert.equal(applied(before, changes), spec.text);
  return changes;
}

function applied(text, changes) {
  return [...changes].reverse().reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);
}

const set = (id, path, from, to) => ({ op: "set", id, path, from, to });

test("a draft reads as it was written, numbers to the letter", () => {
  assert.equal(opened().spec.text, EXAMPLE);
});

test("one field that is typed is one set of it", () => {
  const { draft, spec } = opened();
  type(spec, "1.0", "2.50");
  assert.deepEqual(settle(spec), [set(idOf(draft, "a"), "/properties/rate", "1.0", "2.50")]);
});

test("a title set on the canvas changes its line alone", () => {
  const { draft, spec } = opened();
  const changes = change(spec, [set(idOf(draft, "a"), "/type", '"job"', '"mrs_job"')]);
  assert.equal(changes.length, 1);
  assert.equal(changes[0].insert, "mrs_");
});

test("what was typed keeps its own way of writing while the rest follows", () => {
  const { draft, spec } = opened();
  type(spec, '"name": "a",\n      "type": "job"', '"type":"job",   "name":"a"');
  assert.deepEqual(settle(spec), []);
  change(spec, [set(idOf(draft, "b"), "/type", '"job"', '"model"')]);
  assert.ok(spec.text.includes('"type":"job",   "name":"a"'));
  assert.ok(spec.text.includes('"type": "model"'));
});

test("text that does not parse stays while another step follows the canvas", () => {
  const { draft, spec } = opened();
  type(spec, '"rate": 1.0,', '"rate": 1.');
  assert.equal(spec.read(ids()).faults[0].code, "json.syntax");
  change(spec, [set(idOf(draft, "b"), "/type", '"job"', '"model"')]);
  assert.ok(spec.text.includes('"rate": 1.\n'));
  assert.ok(spec.text.includes('"type": "model"'));
  assert.equal(spec.conflict, false);
});

test("text that does not parse stays while a step it waits for changes", () => {
  const { draft, spec } = opened();
  type(spec, '"data": "$ref/data/d"', '"data": ');
  change(spec, [set(idOf(draft, "a"), "/type", '"job"', '"model"')]);
  assert.deepEqual([spec.conflict, spec.text.includes('"data": \n')], [false, true]);
});

test("the same step changed in both is a conflict, and either can be taken", () => {
  const { draft, spec } = opened();
  type(spec, '"rate": 1.0,', '"rate": 3,');
  change(spec, [set(idOf(draft, "a"), "/type", '"job"', '"model"')]);
  assert.equal(spec.conflict, true);
  assert.ok(spec.text.includes('"rate": 3,'));
  spec.takeDraft();
  assert.equal(spec.conflict, false);
  assert.ok(same(parse(spec.text), documentOf(draft)));
});

test("mine is kept in a conflict, and what else has changed is not lost with it", () => {
  const { draft, spec } = opened();
  type(spec, '"name": "w"', '"name": "mine"');
  const touched = apply(draft, [
    set("root", "/name", '"w"', '"theirs"'),
    set(idOf(draft, "b"), "/type", '"job"', '"model"'),
  ]).touched;
  spec.follow(touched);
  assert.equal(spec.conflict, true);
  spec.keepTyped(touched);
  const operations = settle(spec);
  assert.deepEqual(operations, [set("root", "/name", '"theirs"', '"mine"')]);
  assert.equal(draft.entity(idOf(draft, "b")).value.type, "model");
});

test("a step that is renamed is renamed where others wait for it", () => {
  const { draft, spec } = opened();
  change(spec, [set(idOf(draft, "a"), "/name", '"a"', '"first"')]);
  assert.ok(same(parse(spec.text), documentOf(draft)));
});

test("a step typed behind the others is a step", () => {
  const { draft, spec } = opened();
  type(spec, "    }\n  ],\n  \"data\"", '    },\n    {"name": "c", "type": "job"}\n  ],\n  "data"');
  settle(spec);
  assert.deepEqual(draft.steps.map((id) => draft.name(id)), ["a", "b", "c"]);
  assert.equal(spec.text.slice(...Object.values(spec.rangeOf(idOf(draft, "c")))), '{"name": "c", "type": "job"}');
});

test("places lead to things and to their fields, and back", () => {
  const { draft, spec } = opened();
  const at = (id, path) => { const { from, to } = spec.placeOf(id, path); return spec.text.slice(from, to); };
  assert.equal(at(idOf(draft, "i"), ["data"]), '"data": "$ref/data/d"');
  assert.equal(at(idOf(draft, "a"), ["properties", "huge"]), '"huge": 1e22');
  assert.equal(spec.idAt(spec.text.indexOf('"i"')), idOf(draft, "b"));
  assert.equal(spec.idAt(2), "");
});

for (const [text, code, marked] of [
  ['{"name": "w", "steps": [{"name": "a", "type": 7}]}', "type.expected_text", '"type": 7'],
  ['{"name": "w", "name": "v"}', "json.duplicate_key", '"name"'],
  ['{"name": "w", "steps": [{"name": "a"}, {"name": "a"}]}', "name.duplicate", '"name": "a"'],
  ['{"name": "w", "steps": [{"name": "a", "depend_steps": ["b"]}]}', "graph.unknown_dependency", '"b"'],
  ['{"name": "w", "extend": {"n": 99999999999999999999}}', "json.integer_range", "99999999999999999999"],
  ['{"name": "w", "steps": [{"name": "a", "depend_steps": ["a"]}]}', "graph.cycle", '{"name": "a", "depend_steps": ["a"]}'],
]) {
  test(`${code} is told with its place`, () => {
    const { document, faults: [fault] } = readSpec(text);
    assert.equal(document, null);
    assert.deepEqual([fault.code, text.slice(fault.from, fault.to)], [code, marked]);
  });
}

test("a step renamed in its text keeps its id, and what refers to it follows", () => {
  const { draft, spec } = opened(EXAMPLE.replace('"$ref/data/d"', '"$ref/consumptions/a/o"'));
  const id = idOf(draft, "a");
  type(spec, '"name": "a"', '"name": "first"');
  settle(spec);
  assert.equal(draft.name(id), "first");
  assert.ok(spec.text.includes('"$ref/consumptions/first/o"'));
  assert.ok(same(parse(spec.text), documentOf(draft)));
});

for (const [old, insert, code, marked] of [
  ['"data": "$ref/data/d"', '"data": "$ref/data/d", "name": 7', "json.duplicate_key", '"name"'],
  ['"type": "job",\n      "inputs"', '"type": 3,\n      "inputs"', "type.expected_text", '"type": 3'],
  ['"name": "b"', '"name": "a"', "name.duplicate", '"name": "a"'],
  ['        "a"\n', '        "z"\n', "graph.unknown_dependency", '"z"'],
]) {
  test(`${code} in one step is told with its place in the whole`, () => {
    const { spec } = opened();
    type(spec, old, insert);
    const { operations, faults: [fault] } = spec.read(ids());
    assert.deepEqual([fault.code, spec.text.slice(fault.from, fault.to), operations], [code, marked, []]);
  });
}

test("a loop that is typed is refused and leaves the draft as it was", () => {
  const { draft, spec } = opened();
  const before = documentOf(draft);
  type(spec, '"name": "a",', '"name": "a", "depend_steps": ["b"],');
  assert.equal(spec.read(ids()).faults[0].code, "graph.cycle");
  assert.ok(same(documentOf(draft), before));
});

const name = fc.constantFrom("a", "b", "c", "d");
const thing = fc.record({ name, title: fc.string(), note: fc.dictionary(fc.string(), fc.integer(), { maxKeys: 2 }) }, { requiredKeys: ["name"] });
const things = fc.uniqueArray(thing, { maxLength: 4, selector: (one) => one.name });
const documents = fc.record({ name: fc.string(), steps: things, parameters: things, labels: fc.array(fc.string()) }, { requiredKeys: ["name"] });

test("the text follows every change of the draft, and nothing else of it moves", () => {
  fc.assert(fc.property(documents, fc.array(documents, { minLength: 1, maxLength: 3 }), (first, later) => {
    const { spec } = opened(JSON.stringify(first));
    for (const [index, document] of later.entries()) {
      const read = readSpec(JSON.stringify(document)).document;
      const fresh = ids();
      change(spec, operationsBetween(spec.draft, read, () => `${index} ${fresh()}`));
      assert.ok(same(parse(spec.text), documentOf(spec.draft)));
    }
  }));
});

test("whatever is typed, every thing is found at its place again once it is read", () => {
  fc.assert(fc.property(documents, documents, fc.nat(), (one, other, indent) => {
    const { spec } = opened(JSON.stringify(one));
    const text = JSON.stringify(other, null, indent % 4);
    spec.type([{ from: 0, to: spec.text.length, insert: text }]);
    settle(spec);
    assert.equal(spec.text, text);
    for (const id of spec.draft.steps) {
      const { from, to } = spec.rangeOf(id);
      assert.equal(parse(text.slice(from, to)).name, spec.draft.name(id));
    }
  }));
});

const keystroke = fc.record({ at: fc.nat(), erased: fc.nat(30), insert: fc.constantFrom("", "x", '"', "{", "}", ",", "1", "\n", '"name": "e"', '{"name": "f"},') });
const happening = fc.oneof(fc.record({ keystroke }), fc.record({ document: documents }));

/** One keystroke, as the editor tells it. */
function press(spec, { at, erased, insert }) {
  const before = spec.text;
  const from = at % (before.length + 1);
  const to = Math.min(before.length, from + erased);
  spec.type([{ from, to, insert }]);
  assert.equal(spec.text, before.slice(0, from) + insert + before.slice(to));
}

/** The text after whatever changed elsewhere; the parts nobody types in say what the draft has. */
function elsewhere(spec, document, missed, number) {
  const fresh = ids();
  const operations = operationsBetween(spec.draft, readSpec(JSON.stringify(document)).document, () => `${number} ${fresh()}`);
  for (const id of apply(spec.draft, operations).touched) missed.add(id);
  const before = spec.text;
  assert.equal(applied(before, spec.follow(missed)), spec.text);
  if (spec.conflict) return;
  missed.clear();
  for (const part of spec.parts) if (part.id !== "" && !part.edited) assert.ok(spec.says(part));
}

/** What was typed is done where it can be read. */
function pause(spec, number) {
  if (spec.conflict || !spec.edited) return;
  const fresh = ids();
  const { faults, operations, settle: done } = spec.read(() => `typed ${number} ${fresh()}`);
  if (faults.length > 0) return;
  const { faults: refused, touched } = apply(spec.draft, operations);
  assert.deepEqual(refused, []);
  done();
  spec.follow(touched);
  assert.ok(same(documentOf(draftOf(readSpec(spec.text).document, "root", ids())), documentOf(spec.draft)));
}

test("whatever is typed and whatever changes elsewhere, text and draft can be brought together", () => {
  fc.assert(fc.property(documents, fc.array(happening, { maxLength: 8 }), (first, happenings) => {
    const { spec } = opened(JSON.stringify(first));
    const missed = new Set();
    for (const [number, one] of happenings.entries()) {
      if ("keystroke" in one) press(spec, one.keystroke);
      else elsewhere(spec, one.document, missed, number);
      pause(spec, number);
    }
    const before = spec.text;
    assert.equal(applied(before, spec.takeDraft()), spec.text);
    assert.ok(same(parse(spec.text), documentOf(spec.draft)));
  }), { numRuns: 300 });
});
