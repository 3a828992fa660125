import assert from "node:assert/strict";
import { test } from "node:test";

import { JsonSyntaxError, Numeral, parse, same, write } from "../../static/src/js/model/json.js";

const EXACT = [
  "1", "1.0", "-0", "-0.0", "0.10", "1e22", "1E+2", "9007199254740993", "18446744073709551615",
  '"\\u4f60 \\"好\\" 😀"', "[]", "{}", '{"__proto__":1,"constructor":{"a":[null,true,false,""]}}',
];

for (const text of EXACT) {
  test(`${text} is written as it was read`, () => {
    const again = write(parse(text));
    assert.equal(again, text.startsWith('"') ? '"你 \\"好\\" 😀"' : text);
  });
}

for (const text of ["", "01", "1.", "+1", "[1,]", '{"a":1,}', "{a:1}", "NaN", '"\n"', '"\\x"', "1 2", "tru"]) {
  test(`${JSON.stringify(text)} is not JSON`, () => {
    assert.throws(() => parse(text), JsonSyntaxError);
  });
}

test("equality is exact in types and blind to the order of keys", () => {
  assert.ok(same(parse('{"a":1,"b":[1.0]}'), parse('{"b":[1.0],"a":1}')));
  assert.ok(same(parse("1e22"), parse("1e+22")));
  for (const [left, right] of [["1", "1.0"], ["1", "true"], ["0.0", "-0.0"], ["1", '"1"'], ["null", "{}"], ["[]", "{}"], ['{"a":1}', '{"b":1}']]) {
    assert.ok(!same(parse(left), parse(right)), `${left} and ${right}`);
  }
});

test("a number JavaScript would change is kept apart", () => {
  assert.ok(parse("9007199254740993") instanceof Numeral);
  assert.equal(parse("12"), 12);
});
