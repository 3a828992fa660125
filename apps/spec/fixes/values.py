"""Values: of the declared type, among the choices, within the bounds."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from apps.spec.conditions import comparable
from apps.spec.draft import Kind
from apps.spec.fixes.base import Fault, Fix, set_of
from apps.spec.pointers import ABSENT
from apps.spec.shapes import Json
from apps.spec.text import read, write


def _as_text(value: Json) -> Json:
    return value if isinstance(value, str) else write(value)


def _as_whole(value: Json) -> Json:
    number = _as_number(value)
    if isinstance(number, float) and number.is_integer():
        return int(number)
    return number if type(number) is int else None


def _as_number(value: Json) -> Json:
    if isinstance(value, str):
        value, _ = read(value.strip().encode())
    return value if type(value) in (int, float) else None


def _as_truth(value: Json) -> Json:
    words = {"true": True, "false": False}
    return words.get(value.strip().lower()) if isinstance(value, str) else None


def _as_list(value: Json) -> Json:
    return [value]


_CONVERTED: Mapping[str, Callable[[Json], Json]] = {
    "str": _as_text,
    "string": _as_text,
    "int": _as_whole,
    "float": _as_number,
    "bool": _as_truth,
    "list": _as_list,
}
_BOUNDS = frozenset({"min", "minimum", "max", "maximum"})
_LONGEST = 200
_TYPES: Mapping[type, str] = {
    str: "str",
    bool: "bool",
    int: "int",
    float: "float",
    list: "list",
    dict: "json",
}


def fit_value_to_type(fault: Fault) -> Iterator[Fix]:
    """Write the same value in the declared type, or declare the type that the value has."""
    value = cast("Json", fault.value)
    converted = _CONVERTED[fault.problem.params["type"]](value)
    if converted is not None:
        yield _change_to(fault, converted, for_all=True)
    type_name = _TYPES.get(type(value))
    if len(fault.path) == 1 and type_name is not None:
        old = fault.entity.value.get("type", ABSENT)
        operation = set_of(fault.entity, ("type",), old, type_name)
        yield Fix(code="fix.make_type", params={"type": type_name}, operations=(operation,))


def _change_to(fault: Fault, value: Json, *, for_all: bool = False) -> Fix:
    params = {"value": write(value)}
    operations = (fault.set_to(value),)
    return Fix(code="fix.change_to", params=params, operations=operations, for_all=for_all)


def allow_value(fault: Fault) -> Iterator[Fix]:
    """Add the value to the choices, or take the first choice."""
    old = fault.entity.value.get("enum", ABSENT)
    choices = old if isinstance(old, list) else []
    value = cast("Json", fault.value)
    is_list = str(fault.entity.value.get("type")).lower() == "list" and isinstance(value, list)
    known = set(map(comparable, choices))
    items = cast("list[Json]", value) if is_list else [value]
    new = list({comparable(item): item for item in items if comparable(item) not in known}.values())
    operation = set_of(fault.entity, ("enum",), old, [*choices, *new])
    yield Fix(code="fix.add_choice", params={"value": write(value)[:40]}, operations=(operation,))
    if choices and not is_list and choices[0] is not None:
        yield _change_to(fault, choices[0])


def keep_bound(fault: Fault) -> Iterator[Fix]:
    """Take the bound itself."""
    key = str(fault.problem.params["constraint"]).split(" ")[0]
    bounds = cast("Mapping[str, Any]", fault.entity.value.get("constraint") or {})
    if key in _BOUNDS and type(bounds[key]) is type(fault.value):
        yield _change_to(fault, bounds[key])


def _shown(value: Json) -> str:
    """Return a value as the problem has it."""
    return write(value)[:_LONGEST]


def meet_condition(fault: Fault) -> Iterator[Fix]:
    """Write what the condition of a requirement asks for into its value."""
    params = fault.problem.params
    attribute = params["attribute"]
    wanted = (attribute, params["value"])
    for id in fault.draft.children.get((fault.entity.id, Kind.CONSTRAINT), ()):
        asked = fault.draft.entities[id].value
        if (asked.get("attribute", ""), _shown(asked.get("value"))) == wanted:
            path = ("value", attribute)
            held = cast("Mapping[str, Json]", fault.value)
            operation = set_of(fault.entity, path, held[attribute], asked.get("value"))
            yield Fix(
                code="fix.change_to",
                params={"value": write(asked.get("value"))[:40]},
                operations=(operation,),
            )
            return
