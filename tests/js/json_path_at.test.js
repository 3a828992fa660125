/** What could be written where the caret stands, whatever is unfinished around it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { spotAt } from "../../static/src/js/model/json_path_at.js";
import { fieldAt, objectAt } from "../../static/src/js/model/shape_at.js";

/** The spot of the mark | in a text. */
function at(marked) {
  const offset = marked.indexOf("|");
  return spotAt(marked.replace("|", ""), offset);
}

test("a key that is begun is one of its object", () => {
  const { path, inKey, word, keys } = at('{"steps": [{"name": "a"}, {"name": "b", "ti|');
  assert.deepEqual([path, inKey, word, keys], [["steps", 1], true, '"ti', ["name"]]);
});

test("a value that is begun is one of its key", () => {
  const { path, inKey, word } = at('{"steps": [{"type": "jo|", "name": "a"}]}');
  assert.deepEqual([path, inKey, word], [["steps", 0, "type"], false, '"jo']);
});

test("an item that is begun is one of its list", () => {
  const { path, word } = at('{"steps": [{"depend_steps": ["a", "|');
  assert.deepEqual([path, word], [["steps", 0, "depend_steps", 1], '"']);
});

test("nothing is begun behind a colon, a comma or a closed text", () => {
  assert.deepEqual(at('{"delay": |}').word, "");
  assert.deepEqual(at('{"delay": true, |}').inKey, true);
  assert.deepEqual(at('{"name": "a"|}').word, "");
});

test("paths lead to the page's objects and fields, free maps to none", () => {
  assert.equal(objectAt(["steps", 3, "inputs", 0]), "JobInput");
  assert.equal(objectAt([]), "Workflow");
  assert.equal(objectAt(["steps", 3, "properties", "x"]), null);
  assert.equal(fieldAt(["parameters", 0, "type"]).object, "WorkflowParameter");
  assert.equal(fieldAt(["steps", 0, "depend_steps", 2]).name, "depend_steps");
  assert.equal(fieldAt(["steps", 0, "properties", "a"]), null);
});
