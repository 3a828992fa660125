"""Conditions: eight operators between operands that may be nested."""

import pytest

from apps.spec.conditions import OPERATORS, decide, equal, is_nested
from apps.spec.model import StepCondition
from apps.spec.problems import Problem
from apps.spec.resolution import Bindings, Unresolved, resolve
from tests.spec.judged import specification


def holds(operator, left, right, **bound):
    workflow = specification(parameters=[{"name": k, "value": v} for k, v in bound.items()])
    bindings = Bindings(workflow=workflow, outputs={("job", "metrics"): {"auc": 0.9}})
    held, problems = decide(
        [StepCondition(type=operator, left=left, right=right)],
        resolve=lambda value: resolve(value, bindings),
    )
    return problems[0].code if problems else held


@pytest.mark.parametrize(
    ("operator", "left", "right", "expected"),
    [
        ("==", 1, 1.0, True),
        ("==", True, 1, False),
        ("==", False, 0, False),
        ("==", "1", 1, False),
        ("==", {"a": [1, True]}, {"a": [1.0, True]}, True),
        ("==", {"a": [True]}, {"a": [1]}, False),
        ("==", [], {}, False),
        ("==", 2**53 + 1, float(2**53), False),
        ("!=", 1, 1.0, False),
        ("!=", True, 1, True),
        (">", 2, 1.5, True),
        (">", 1, 1.0, False),
        (">=", 1, 1.0, True),
        ("<", "a", "b", True),
        ("<", 1, 2, True),
        ("<=", "b", "a", False),
        ("<=", 2, 2, True),
        ("in", 1.0, [0, 1], True),
        ("in", True, [1], False),
        ("in", [1], [[1.0]], True),
        ("in", "ell", "hello", True),
        ("in", "x", "hello", False),
    ],
)
def test_an_operator_decides(operator, left, right, expected):
    assert holds(operator, left, right) is expected


@pytest.mark.parametrize("operator", [">", ">=", "<", "<="])
@pytest.mark.parametrize(
    ("left", "right"), [(1, "1"), (True, 1), (1, False), ([1], [2]), ({}, {}), ("a", None)]
)
def test_only_numbers_and_texts_have_an_order(operator, left, right):
    assert holds(operator, left, right) == "condition.incomparable"


def test_the_sentence_names_both_operands():
    _, (problem,) = decide(
        [StepCondition(type="<", left=[1], right="b")], resolve=lambda value: value
    )
    assert problem.params == {"operator": "<", "left": "[1]", "right": '"b"'}


@pytest.mark.parametrize(("left", "right"), [(1, 2), (1, "12"), ("a", {"a": 1}), (1, None)])
def test_in_looks_in_a_list_or_in_a_text(left, right):
    assert holds("in", left, right) == "condition.not_a_collection"


def nested(operator, left, right):
    return {"type": operator, "left": left, "right": right}


def test_or_holds_where_either_nested_condition_does():
    yes, no = nested("==", 1, 1), nested("==", 1, 2)
    assert holds("or", yes, no) is True
    assert holds("or", no, yes) is True
    assert holds("or", no, no) is False
    assert holds("or", nested("or", no, no), nested("or", no, yes)) is True


def test_or_takes_a_truth_that_a_reference_gives():
    assert holds("or", "$ref/parameters/p", nested("==", 1, 2), p=True) is True


def test_or_takes_nothing_else():
    assert holds("or", 1, nested("==", 1, 1)) == "condition.not_a_truth"


def test_a_nested_condition_is_an_operand_of_any_operator():
    assert holds("==", nested(">", 2, 1), True) is True


def test_a_map_is_nested_only_with_a_known_type_left_and_right():
    assert is_nested(nested("==", None, None))
    assert not is_nested(nested("~", 1, 1))
    assert not is_nested({"type": "==", "left": 1})
    assert holds("==", nested("~", 1, 1), nested("~", 1, 1)) is True


def test_operands_may_be_references_also_inside_lists_and_nested():
    assert holds("==", "$ref/parameters/p", 3, p=3) is True
    assert holds("in", "$ref/parameters/p", ["$ref/parameters/q"], p=1, q=1) is True
    assert holds("or", nested("==", "$ref/parameters/p", 2), nested("==", 1, 2), p=2) is True


def test_an_operand_reads_a_metric_of_a_job():
    assert holds(">", "$ref/consumptions/job/metrics/auc", 0.8) is True


def test_a_reference_without_value_cannot_be_decided():
    assert holds("==", "$ref/parameters/nobody", 1) == "reference.undeclared"


def test_several_conditions_are_joined_by_and():
    yes, no = (StepCondition(type="==", left=1, right=r) for r in (1, 2))

    def held(*conditions):
        return decide(conditions, resolve=lambda value: value)

    assert held() == (True, [])
    assert held(yes, yes) == (True, [])
    assert held(yes, no) == (False, [])


def test_an_unknown_operator_cannot_be_decided():
    assert holds("~", 1, 1) == "condition.unknown_operator"
    assert len(OPERATORS) == 8


def test_sixty_four_nested_conditions_are_decided():
    condition = nested("==", 1, 1)
    for _ in range(60):
        condition = nested("or", nested("==", 1, 2), condition)
    assert holds("or", condition, condition) is True


def test_why_an_operand_has_no_value_is_handed_on():
    problem = Problem(code="reference.no_value")

    def fail(value):
        raise Unresolved(problem)

    assert decide([StepCondition(type="==", left=1, right=1)], resolve=fail) == (None, [problem])


def test_equality_tells_types_apart_but_not_forms_of_numbers():
    assert equal([1, {"a": 2}], [1.0, {"a": 2.0}])
    assert not equal(None, False)
    assert not equal("", None)
    assert not equal({"a": 1}, {"a": 1, "b": None})
