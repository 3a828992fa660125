"""The law: `dump(parse(x))` is `x` without declared nulls, type-exact."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from apps.spec.dump import dump
from apps.spec.exact import difference, same
from apps.spec.fields import declared_fields
from apps.spec.model import OBJECTS, Workflow
from apps.spec.parse import parse, parse_object
from apps.spec.problems import errors
from apps.spec.shapes import Shape
from apps.spec.text import read, write
from apps.spec.validate import Purpose, validate
from tests.strategies import (
    Broken,
    broken_bodies,
    creatable_bodies,
    json_of,
    parseable_bodies,
    without_declared_nulls,
)

patient = settings(deadline=None, suppress_health_check=list(HealthCheck))
thorough = settings(patient, max_examples=400)
brief = settings(patient, max_examples=150)


@thorough
@given(parseable_bodies())
def test_what_is_parsed_and_dumped_is_what_was_sent(body):
    workflow, problems = parse(body)
    assert problems == []
    assert difference(dump(workflow), without_declared_nulls(body)) is None


@brief
@given(parseable_bodies())
def test_what_is_written_and_read_is_the_same_value(body):
    found, problems = read(write(body).encode())
    assert problems == []
    assert difference(found, body) is None


@brief
@given(parseable_bodies())
def test_no_body_that_parses_makes_a_rule_fail(body):
    workflow, _ = parse(body)
    for purpose in Purpose:
        validate(workflow, purpose=purpose)


@brief
@given(creatable_bodies())
def test_a_body_of_the_language_has_no_errors(body):
    workflow, problems = parse(body)
    assert problems == []
    assert errors(validate(workflow)) == []
    assert difference(dump(workflow), without_declared_nulls(body)) is None


@brief
@given(broken_bodies())
def test_a_fault_is_found_where_it_is(broken: Broken):
    workflow, problems = parse(broken.body)
    found = problems if workflow is None else errors(validate(workflow))
    assert (broken.code, broken.path) in [(problem.code, problem.path) for problem in found]


@pytest.mark.parametrize("of", OBJECTS)
def test_each_object_keeps_the_law_by_itself(of):
    @settings(patient, max_examples=30)
    @given(json_of(of))
    def keeps_the_law(value):
        found, problems = parse_object(of, value)
        assert problems == []
        assert difference(dump(found), without_declared_nulls(value, of)) is None

    keeps_the_law()


def _fields_in(value: Any, of: type) -> Iterator[tuple[type, str]]:
    for name, declared in declared_fields(of).items():
        if name not in value:
            continue
        yield of, name
        item = value[name]
        if declared.shape is Shape.OBJECT and item is not None:
            yield from _fields_in(item, declared.of)
        elif declared.shape is Shape.OBJECTS:
            for one in item or ():
                yield from _fields_in(one, declared.of)


@pytest.mark.parametrize("bodies", [parseable_bodies, creatable_bodies])
def test_the_strategies_reach_every_field_of_every_object(bodies):
    met: set[tuple[type, str]] = set()

    @settings(thorough, derandomize=True, database=None)
    @given(bodies())
    def collect(body):
        met.update(_fields_in(body, Workflow))

    collect()
    assert {(of, name) for of in OBJECTS for name in declared_fields(of)} - met == set()


@pytest.mark.parametrize(
    ("sent", "back"),
    [
        (1, 1.0),
        (1, True),
        (0, False),
        (0.0, -0.0),
        ("1", 1),
        ([], {}),
        ("", None),
        ({"a": None}, {}),
        ([1, 2], [2, 1]),
        (2**53 + 1, 2**53),
        ({"a": [{"b": 1}]}, {"a": [{"b": 1.0}]}),
    ],
)
def test_the_comparison_can_fail(sent, back):
    assert not same({"name": "a", "extend": {"k": sent}}, {"name": "a", "extend": {"k": back}})
    assert same({"k": sent, "a": 1}, {"a": 1, "k": sent})


def test_a_field_that_dump_forgot_would_be_noticed():
    body = {"name": "a", "steps": [{"name": "s", "type": "job", "policy": {}}]}
    forgotten = {"name": "a", "steps": [{"name": "s", "type": "job"}]}
    assert difference(body, forgotten) == ("steps", 0, "policy")
