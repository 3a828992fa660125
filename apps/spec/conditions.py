"""Conditions: an operator between two operands, decided once the operands are known."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from operator import ge, gt, le, lt
from typing import Any, TypeAlias, TypeGuard

from apps.spec import text
from apps.spec.model import StepCondition
from apps.spec.problems import Problem
from apps.spec.resolution import Unresolved
from apps.spec.shapes import Json

Resolve: TypeAlias = Callable[[Json], Json]

OPERATORS = ("==", "!=", ">", ">=", "<", "<=", "in", "or")
_NUMBERS = (int, float)


class _Undecidable(Exception):
    def __init__(self, code: str, operator: str, left: Json, right: Json) -> None:
        params = {"operator": operator, "left": text.write(left), "right": text.write(right)}
        self.problem = Problem(code=code, params=params)


def decide(
    conditions: Iterable[StepCondition], *, resolve: Resolve
) -> tuple[bool | None, list[Problem]]:
    """Return whether all `conditions` hold, or `None` and why that cannot be told.

    `resolve` returns an operand with its references replaced and may raise `Unresolved`.
    No conditions hold. A condition after one that does not hold is not looked at.
    """
    try:
        return all(_holds(c.type or "", c.left, c.right, resolve) for c in conditions), []
    except (_Undecidable, Unresolved) as error:
        return None, [error.problem]


def is_nested(operand: Json) -> TypeGuard[dict[str, Json]]:
    """Tell whether an operand is itself a condition: a map with a known type, left and right."""
    return (
        isinstance(operand, dict)
        and operand.get("type") in OPERATORS
        and "left" in operand
        and "right" in operand
    )


def equal(a: Json, b: Json) -> bool:
    """Tell whether two values are equal as JSON: 1 is 1.0, true is not 1, nothing is coerced."""
    return comparable(a) == comparable(b)


def comparable(value: Json) -> Hashable:
    """Return a key such that two values have the same key where they are equal as JSON."""
    if isinstance(value, bool):
        return (value,)
    if isinstance(value, list):
        return ("list", *map(comparable, value))
    if isinstance(value, dict):
        return ("map", frozenset((key, comparable(item)) for key, item in value.items()))
    return value


def _holds(operator: str, left: Json, right: Json, resolve: Resolve) -> bool:
    if operator == "or":
        return _either(left, right, resolve)
    a, b = _operand(left, resolve), _operand(right, resolve)
    if operator in _DECIDERS:
        return _DECIDERS[operator](operator, a, b)
    raise _Undecidable("condition.unknown_operator", operator, a, b)


def _operand(operand: Json, resolve: Resolve) -> Json:
    if is_nested(operand):
        return _holds(str(operand["type"]), operand["left"], operand["right"], resolve)
    return resolve(operand)


def _either(left: Json, right: Json, resolve: Resolve) -> bool:
    for operand in (left, right):
        held = _operand(operand, resolve)
        if not isinstance(held, bool):
            raise _Undecidable("condition.not_a_truth", "or", left, right)
        if held:
            return True
    return False


def _is_equal(operator: str, a: Json, b: Json) -> bool:
    return equal(a, b) is (operator == "==")


def _compare(operator: str, a: Any, b: Any) -> bool:
    numbers = type(a) in _NUMBERS and type(b) in _NUMBERS
    if not numbers and not (isinstance(a, str) and isinstance(b, str)):
        raise _Undecidable("condition.incomparable", operator, a, b)
    return bool(_ORDERS[operator](a, b))


def _is_in(operator: str, a: Json, b: Json) -> bool:
    if isinstance(b, list):
        return any(equal(a, item) for item in b)
    if isinstance(a, str) and isinstance(b, str):
        return a in b
    raise _Undecidable("condition.not_a_collection", operator, a, b)


_ORDERS: Mapping[str, Callable[[Any, Any], Any]] = {
    ">": gt,
    ">=": ge,
    "<": lt,
    "<=": le,
}

_DECIDERS: Mapping[str, Callable[[str, Any, Any], bool]] = {
    "==": _is_equal,
    "!=": _is_equal,
    **dict.fromkeys(_ORDERS, _compare),
    "in": _is_in,
}
