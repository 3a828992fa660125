"""Reading JSON strictly."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.spec.exact import same
from apps.spec.text import MAX_BYTES, faults_of, read, write


def refusals(body: bytes):
    value, problems = read(body)
    assert value is None
    assert problems
    return [(problem.code, problem.path) for problem in problems]


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(body):
    value, problems = read(body)
    assert value is None or problems == []


@given(st.text(alphabet='[]{}":,0\\u1eE-.tfn ', max_size=60))
def test_nothing_that_looks_like_json_makes_it_raise(text):
    read(text.encode())


def test_a_syntax_error_is_told_with_line_and_column():
    _, (problem,) = read(b'{"a": 1,\n "b" 2}')
    assert (problem.code, dict(problem.params)) == ("json.syntax", {"line": 2, "column": 6})


@pytest.mark.parametrize("body", [b"", b" ", b"{", b"[1,]", b"{} {}", b"'a'", b'"a\x00"', b'"a'])
def test_what_is_no_json_is_refused(body):
    assert refusals(body) == [("json.syntax", ())]


def test_text_that_is_not_utf8_is_refused():
    assert refusals(b'"\xff"') == [("json.not_utf8", ())]
    assert refusals(b'"\xed\xa0\x80"') == [("json.not_utf8", ())]


def test_a_byte_order_mark_is_passed_over():
    assert read(b'\xef\xbb\xbf{"a":1}') == ({"a": 1}, [])


def test_a_body_larger_than_eight_mebibytes_is_refused():
    assert refusals(b" " * (MAX_BYTES + 1)) == [("json.too_large", ())]
    assert read(b" " * (MAX_BYTES - 1) + b"1") == (1, [])


def test_sixty_four_levels_are_read_and_sixty_five_refused():
    assert read(b"[" * 64 + b"]" * 64)[1] == []
    assert refusals(b"[" * 65 + b"]" * 65) == [("json.too_deep", ())]
    assert refusals(b'{"a":' * 65 + b"1" + b"}" * 65) == [("json.too_deep", ())]


def test_a_bomb_of_brackets_is_refused_before_it_is_parsed():
    assert refusals(b"[" * 1_000_000) == [("json.too_deep", ())]


def test_brackets_inside_texts_are_not_levels():
    deep = '"' + "[" * 100 + '\\"' + "{" * 100 + '"'
    assert read(f'["\\\\", {deep}]'.encode())[1] == []


def depth_of(value):
    below = value.values() if isinstance(value, dict) else value
    is_container = isinstance(value, (dict, list))
    return 1 + max(map(depth_of, below), default=0) if is_container else 0


bracketed = st.text(alphabet='[]{}"\\ a,:', max_size=8)


@given(
    st.recursive(
        bracketed,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(bracketed, inner, max_size=3),
    )
)
def test_the_depth_that_is_counted_is_the_depth_of_the_value(value):
    levels = 64 - depth_of(value)
    inside = ("[" * levels + json.dumps(value) + "]" * levels).encode()
    assert read(inside)[1] == []
    assert refusals(b"[" + inside + b"]") == [("json.too_deep", ())]


def test_every_repeated_key_is_told_where_it_is():
    assert refusals(b'{"a":{"b":1,"b":2,"c":1,"c":1},"d":[{"e":1,"e":1}]}') == [
        ("json.duplicate_key", ("a", "b")),
        ("json.duplicate_key", ("a", "c")),
        ("json.duplicate_key", ("d", 0, "e")),
    ]


def test_keys_that_differ_only_in_spelling_are_one_key():
    assert refusals(b'{"a":1,"\\u0061":2}') == [("json.duplicate_key", ("a",))]


@pytest.mark.parametrize("word", [b"NaN", b"Infinity", b"-Infinity"])
def test_what_is_not_a_number_is_refused(word):
    assert refusals(b'{"a":[' + word + b"]}") == [("json.not_a_number", ("a", 0))]


def test_a_number_that_overflows_is_refused():
    assert refusals(b"[1e400]") == [("json.number_range", (0,))]
    assert refusals(b"[-1e400]") == [("json.number_range", (0,))]


@pytest.mark.parametrize("number", [2**64, -(2**63) - 1, 10**30])
def test_integers_beyond_sixty_four_bits_are_refused(number):
    assert refusals(f'{{"a":{number}}}'.encode()) == [("json.integer_range", ("a",))]


def test_an_integer_of_thousands_of_digits_is_refused_quickly():
    assert refusals(b"1" * 100_000) == [("json.integer_range", ())]


@pytest.mark.parametrize("number", [2**64 - 1, 2**63, -(2**63), 2**53 + 1, 0, -1])
def test_integers_of_sixty_four_bits_are_kept(number):
    assert read(str(number).encode()) == (number, [])


def test_nul_and_lone_surrogates_are_refused_in_texts_and_in_keys():
    assert refusals(b'["\\u0000"]') == [("json.nul", (0,))]
    assert refusals(b'{"a\\u0000":1}') == [("json.nul", ("a\ufffd",))]
    assert refusals(b'["\\ud800"]') == [("json.lone_surrogate", (0,))]
    assert refusals(b'{"x":{"\\udc00":1}}') == [("json.lone_surrogate", ("x", "\ufffd"))]


def test_a_pair_of_surrogates_is_one_character():
    assert read(b'"\\ud83d\\ude00"') == ("😀", [])


def test_an_escaped_backslash_before_u0000_is_a_text():
    assert read(b'"\\\\u0000"') == ("\\u0000", [])


def test_a_thousand_faults_are_enough():
    assert len(read(b"[" + b"NaN," * 5000 + b"1]")[1]) == 1000


@pytest.mark.parametrize("text", ["1", "1.0", "-0.0", "0.0", "1e+22", "true", '"1"', "[]", "{}"])
def test_forms_that_look_alike_stay_apart(text):
    value, _ = read(text.encode())
    assert write(value) == text


def test_minus_zero_keeps_its_sign():
    value, _ = read(b"-0.0")
    assert math.copysign(1, value) == -1
    assert not same(value, 0.0)


def test_written_text_is_compact_and_keeps_characters():
    assert write({"名": ["é", "😀", 1.0, None]}) == '{"名":["é","😀",1.0,null]}'


def test_a_value_that_was_never_text_is_checked_too():
    found = faults_of({"a": ["\x00", "\ud800", "ok"]})
    assert [(problem.code, problem.path) for problem in found] == [
        ("json.nul", ("a", 0)),
        ("json.lone_surrogate", ("a", 1)),
    ]
