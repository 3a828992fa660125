"""A path is shown where a person finds it in the text."""

import json

from hypothesis import given
from hypothesis import strategies as st

from apps.spec.locate import Place, locate

TEXT = """{
  "name": "a",
  "steps": [
    {"name": "one"},
    {
      "name": "two \\" { [",
      "depend_steps": ["x", "y"]
    }
  ]
}"""


def place(*path) -> Place:
    return locate(TEXT, [path])[path]


def test_the_document_lies_at_its_first_character():
    assert place() == Place(1, 1)


def test_a_member_lies_where_its_key_begins():
    assert place("name") == Place(2, 3)
    assert place("steps", 1, "name") == Place(6, 7)


def test_an_item_lies_where_it_begins():
    assert place("steps", 0) == Place(4, 5)
    assert place("steps", 1, "depend_steps", 1) == Place(7, 29)


def test_what_is_missing_lies_at_the_nearest_thing_around_it():
    assert place("steps", 1, "type") == place("steps", 1)
    assert place("labels", 3) == Place(1, 1)


def test_a_key_with_escapes_is_found_by_what_it_spells():
    assert locate('{"\\u0061": 1}', [("a",)])[("a",)] == Place(1, 2)


def test_an_empty_text_has_a_place_too():
    assert locate("", [()])[()] == Place(1, 1)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


def _leaves(value, path=()):
    yield path, value
    inner = value if isinstance(value, (dict, list)) else ()
    for key in inner if isinstance(value, dict) else range(len(inner)):
        yield from _leaves(inner[key], (*path, key))


@given(JSON)
def test_at_every_place_stands_the_value_or_its_key(document):
    text = json.dumps(document, indent=1)
    lines = text.split("\n")
    for path, value in _leaves(document):
        where = locate(text, [path])[path]
        rest = lines[where.line - 1][where.column - 1 :]
        starts = path[-1] if path and isinstance(path[-1], str) else value
        assert rest.startswith(_opening(starts))


def _opening(value) -> str:
    text = json.dumps(value)
    return text[0] if isinstance(value, (dict, list)) else text
