"""A fix rids the draft of its problem and brings no error; fixing all leaves none of a kind."""

import itertools
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from apps.core.texts import TEXTS
from apps.spec.applying import apply
from apps.spec.draft import Draft, document_of, spec_of
from apps.spec.exact import same
from apps.spec.fixes import Fix, fixes_of
from apps.spec.fixes.all import fix_all
from apps.spec.fixes.base import set_of
from apps.spec.pointers import ABSENT
from apps.spec.problems import Problem, errors
from apps.spec.validate import Purpose, validate
from tests.spec.drafts import draft
from tests.strategies import creatable_bodies


def problems_of(found: Draft) -> list[Problem]:
    return validate(spec_of(found), purpose=Purpose.DRAFT)


def fresh() -> Callable[[], str]:
    """Return a source of ids that no draft of these tests has."""
    numbers = itertools.count(10**9)
    return lambda: f"{next(numbers):032x}"


def after(found: Draft, fix: Fix) -> Draft:
    applied, problems = apply(found, fix.operations)
    assert applied is not None, (fix, problems)
    return applied.draft


def told(problem: Problem) -> tuple[Any, ...]:
    """Return what one problem has of its own, its place in a list aside."""
    return problem.code, problem.path, repr(dict(problem.params))


def assert_mends(found: Draft, problem: Problem, fix: Fix) -> None:
    left = problems_of(after(found, fix))
    before = problems_of(found)
    assert list(map(told, left)).count(told(problem)) < list(map(told, before)).count(told(problem))
    assert len(errors(left)) <= len(errors(before)), fix
    assert fix.code in TEXTS


SPOILT: tuple[tuple[str, Any], ...] = (
    ("name", "not/allowed"),
    ("name", "1 two"),
    ("type", "integer"),
    ("type", "Jobs"),
    ("type", "=="),
    ("type", "modle"),
    ("operator", "is"),
    ("format", "flavour"),
    ("constraint", {"min": 5, "max": 1, "max_length": 2}),
    ("enum", ["a", 1, 2.5]),
    ("value", 7),
    ("value", {"data_url": "x", "": "y"}),
    ("default", "12"),
)
"""A field and what is written into it, wherever the field's type allows it."""


@st.composite
def faulty_drafts(draw: st.DrawFn) -> Draft:
    """Draw a draft that has whatever faults a draft may have."""
    found = draft(draw(creatable_bodies()))
    places = st.tuples(st.integers(0, 60), st.sampled_from(SPOILT))
    for at, (field, value) in draw(st.lists(places, max_size=6)):
        entity = [*found.entities.values()][at % len(found.entities)]
        applied, _ = apply(
            found, [set_of(entity, (field,), entity.value.get(field, ABSENT), value)]
        )
        found = applied.draft if applied else found
    return found


@settings(max_examples=100)
@given(faulty_drafts())
def test_every_fix_removes_its_problem_and_adds_no_error(found: Draft) -> None:
    for problem in problems_of(found):
        for fix in fixes_of(problem, found, new_id=fresh()):
            assert_mends(found, problem, fix)


@given(faulty_drafts())
def test_every_fix_can_be_undone(found: Draft) -> None:
    for problem in problems_of(found):
        for fix in fixes_of(problem, found, new_id=fresh()):
            applied, _ = apply(found, fix.operations)
            assert applied is not None
            back, _ = apply(applied.draft, applied.inverse)
            assert back is not None
            assert same(document_of(back.draft), document_of(found))


@given(faulty_drafts())
def test_fixing_all_of_a_kind_leaves_none_that_can_be_fixed_unseen(found: Draft) -> None:
    for code in {problem.code for problem in problems_of(found)}:
        operations = fix_all(found, code, new_id=fresh())
        applied, problems = apply(found, operations)
        assert applied is not None, problems
        left = [problem for problem in problems_of(applied.draft) if problem.code == code]
        for problem in left:
            fixes = fixes_of(problem, applied.draft, new_id=fresh())
            assert not any(fix.for_all for fix in fixes), problem
        assert len(errors(problems_of(applied.draft))) <= len(errors(problems_of(found)))
