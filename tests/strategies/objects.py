"""The JSON of the 20 objects, every declared field and unknown keys beside them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from hypothesis import strategies as st

from apps.spec.fields import declared_fields
from apps.spec.model import Workflow
from apps.spec.shapes import Declared, Shape
from tests.strategies.values import (
    free_maps,
    free_values,
    longs,
    numbers,
    switches,
    texts,
)

Strategy = st.SearchStrategy[Any]
UNKNOWN_KEYS = ("x-team", "未知", "extras", "a.b", "Name", "id ", "😀")

_BY_SHAPE: Mapping[Shape, Strategy] = {
    Shape.TEXT: texts,
    Shape.FLAG: st.booleans(),
    Shape.SWITCH: switches,
    Shape.INTEGER: longs,
    Shape.NUMBER: numbers,
    Shape.TEXT_OR_NUMBER: st.one_of(texts, numbers),
    Shape.TEXTS: st.lists(texts, max_size=3),
    Shape.MAP: free_maps,
    Shape.VALUE: free_values,
    Shape.VALUES: st.lists(free_values, max_size=3),
}


@cache
@cache
def _field(declared: Declared) -> Strategy:
    if declared.of is None:
        return _BY_SHAPE[declared.shape]
    below = json_of(declared.of)
    return below if declared.shape is Shape.OBJECT else st.lists(below, max_size=2)


def _unknown(of: type[Any]) -> Mapping[str, Strategy]:
    return {key: free_values for key in UNKNOWN_KEYS if key not in declared_fields(of)}


def json_of(
    of: type[Any],
    *,
    instead: Mapping[str, Strategy] | None = None,
    always: Mapping[str, Strategy] | None = None,
    nulls: bool = True,
) -> Strategy:
    """Return a strategy of the JSON of one object.

    `instead` replaces the strategies of fields that may be left out, `always` of those that are
    always there; with `nulls` every other declared field may also be null. Some have all fields.
    """
    always, instead = always or {}, instead or {}
    given = {
        name: instead[name] if name in instead else _field(declared)
        for name, declared in declared_fields(of).items()
        if name not in always
    }
    optional = {
        name: st.one_of(one, one, st.none()) if nulls else one for name, one in given.items()
    }
    some = st.fixed_dictionaries(dict(always), optional={**optional, **_unknown(of)})
    return _named_shortly(st.one_of(some, some, st.fixed_dictionaries({**always, **given})))


def _named_shortly(strategy: Strategy) -> Strategy:
    """Return the same strategy without its long `repr`, which costs time and warns."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Any:
        return draw(strategy)

    return drawn()


@cache
def parseable_bodies() -> Strategy:
    """Return a strategy of bodies that parse, whatever the rules say of them."""
    return json_of(Workflow)
