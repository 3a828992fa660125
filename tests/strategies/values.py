"""Values, tame and nasty, that a specification may hold."""

from typing import Any

from hypothesis import strategies as st

NASTY_TEXTS = (
    "",
    " ",
    "0",
    "1.0",
    "null",
    "true",
    '"',
    "\\",
    "'",
    "a\nb\tc\r",
    "\x01\x1f\x7f",
    "\u2028\u2029\ufeff",
    "é",
    "e\u0301",
    "训练任务",
    "😀👩‍👩‍👧",
    "\U0010ffff",
    "<script>alert(1)</script>",
    "{{ 1 }}{% x %}%(a)s {name}",
    "'; DROP TABLE step; --",
    "../../etc/passwd",
    "$ref/",
    "see $ref/data/a",
    "x" * 300,
)
NASTY_NUMBERS = (
    0,
    -1,
    1,
    1.0,
    0.0,
    -0.0,
    0.1,
    1e22,
    1e-7,
    5e-324,
    1.7976931348623157e308,
    2**31,
    2**53 + 1,
    -(2**53) - 1,
    2**63 - 1,
    -(2**63),
)
NASTY_CONTAINERS: tuple[Any, ...] = (
    [],
    {},
    [[]],
    [{}],
    {"": {}},
    [None, False, 0, "", [], {}],
    {"null": None, "a.b": [1, 1.0, True, "1"], "数据": "😀", "$ref": "$ref/parameters/nobody"},
    {"name": None, "__proto__": {"constructor": 1}, 'quo"te': "\\"},
    [[[[[[[[[["deep"]]]]]]]]]],
)

_alphabet = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
tame_texts = st.sampled_from(("a", "training", "labeling", "/test-lh/test-metrics/", "obs"))
texts = st.one_of(tame_texts, st.sampled_from(NASTY_TEXTS), st.text(_alphabet, max_size=20))
longs = st.one_of(
    st.sampled_from([n for n in NASTY_NUMBERS if isinstance(n, int)]),
    st.integers(-(2**63), 2**63 - 1),
)
numbers = st.one_of(
    st.sampled_from(NASTY_NUMBERS),
    st.integers(-(2**63), 2**64 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
)
switches = st.one_of(st.booleans(), st.sampled_from(("true", "false")))

_scalars = st.one_of(st.none(), st.booleans(), numbers, texts)
free_values: st.SearchStrategy[Any] = st.one_of(
    _scalars,
    st.sampled_from(NASTY_CONTAINERS),
    st.recursive(
        _scalars,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=6,
    ),
)
"""Anything JSON can hold, null included."""

free_maps: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.sampled_from([c for c in NASTY_CONTAINERS if isinstance(c, dict)]),
    st.dictionaries(texts, free_values, max_size=3),
)
