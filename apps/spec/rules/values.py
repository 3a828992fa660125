"""Values of parameters and requirements fit what is declared of them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from apps.spec import text
from apps.spec.conditions import comparable, equal
from apps.spec.facts import Facts
from apps.spec.model import WorkflowParameter
from apps.spec.problems import Path, Problem
from apps.spec.references import looks_like_reference
from apps.spec.shapes import Json

_NUMBERS = (int, float)
_LONGEST = 200


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


def _is_list(value: Json) -> bool:
    return isinstance(value, list)


def _is_number(value: Json) -> bool:
    return type(value) in _NUMBERS


def _is_whole(value: Json) -> bool:
    return type(value) is int


def _is_truth(value: Json) -> bool:
    return isinstance(value, bool)


_FITS: Mapping[str, Callable[[Json], bool]] = {
    "str": _is_text,
    "string": _is_text,
    "int": _is_whole,
    "bool": _is_truth,
    "float": _is_number,
    "list": _is_list,
}
"""`json` takes anything, `enum` what its list has."""


def _type_of(parameter: WorkflowParameter) -> str:
    return (parameter.type or "").lower()


def _given(facts: Facts) -> Iterator[tuple[WorkflowParameter, Json, Path]]:
    """Yield (parameter, value, path) for every value and default that a parameter has."""
    for index, parameter in enumerate(facts.workflow.parameters or ()):
        if parameter.default is not None:
            yield parameter, parameter.default, ("parameters", index, "default")
        if parameter.value is not None:
            yield parameter, parameter.value, ("parameters", index, "value")


def _shown(value: Json) -> str:
    """Return a value as a sentence can show it."""
    return text.write(value)[:_LONGEST]


def values_fit_their_type(facts: Facts) -> Iterator[Problem]:
    """A parameter's value and default are of its type; the items of a list of its format."""
    for parameter, value, path in _given(facts):
        kind = _type_of(parameter)
        fits = _FITS.get(kind)
        if fits is not None and not fits(value):
            params = {"name": parameter.name or "", "type": kind, "value": _shown(value)}
            yield Problem(code="value.type", path=path, params=params)
        elif kind == "list":
            yield from _items(parameter, value, path)


def _items(parameter: WorkflowParameter, value: Any, path: Path) -> Iterator[Problem]:
    kind = (parameter.format or "").lower()
    fits = _FITS.get(kind)
    for at, item in enumerate(value):
        if fits is not None and not fits(item):
            params = {"name": parameter.name or "", "type": kind, "value": _shown(item)}
            yield Problem(code="value.type", path=(*path, at), params=params)


def values_are_in_their_enum(facts: Facts) -> Iterator[Problem]:
    """A parameter's value and default are among its `enum`, those of a list item by item."""
    for parameter, value, path in _given(facts):
        kind = _type_of(parameter)
        if not parameter.enum and kind != "enum":
            continue
        choices = set(map(comparable, parameter.enum or ()))
        for item in value if kind == "list" and isinstance(value, list) else [value]:
            if comparable(item) not in choices:
                params = {"name": parameter.name or "", "value": _shown(item)}
                yield Problem(code="value.not_in_enum", path=path, params=params)


_BOUNDS: Mapping[str, Callable[[Any, Any], bool]] = {
    "min": lambda value, bound: value >= bound,
    "minimum": lambda value, bound: value >= bound,
    "max": lambda value, bound: value <= bound,
    "maximum": lambda value, bound: value <= bound,
}
_LENGTHS: Mapping[str, Callable[[Any, Any], bool]] = {
    "min_length": lambda value, bound: len(value) >= bound,
    "max_length": lambda value, bound: len(value) <= bound,
}


def values_keep_their_constraint(facts: Facts) -> Iterator[Problem]:
    """A parameter's value and default keep the bounds of its `constraint` that we understand."""
    for parameter, value, path in _given(facts):
        for key, bound in (parameter.constraint or {}).items():
            if not _keeps(key, bound, value):
                params = {
                    "name": parameter.name or "",
                    "constraint": f"{key} {_shown(bound)}",
                    "value": _shown(value),
                }
                yield Problem(code="value.constraint", path=path, params=params)


def _keeps(key: str, bound: Json, value: Json) -> bool:
    if not _is_number(bound):
        return True
    if key in _BOUNDS and _is_number(value):
        return _BOUNDS[key](value, bound)
    if key in _LENGTHS and isinstance(value, (str, list)):
        return _LENGTHS[key](value, bound)
    return True


def requirements_keep_their_conditions(facts: Facts) -> Iterator[Problem]:
    """A requirement's value has, where it has the attribute at all, what its conditions ask."""
    for index, requirement in enumerate(facts.workflow.data_requirements or ()):
        value = requirement.value or {}
        for at, asked in enumerate(requirement.conditions or ()):
            path: Path = ("data_requirements", index, "conditions", at)
            if asked.operator not in (None, "equal"):
                params = {"operator": asked.operator}
                yield Problem(
                    code="constraint.unknown_operator", path=(*path, "operator"), params=params
                )
            elif not _is_met(asked.value, value.get(asked.attribute or "", asked.value)):
                params = {
                    "name": requirement.name or "",
                    "attribute": asked.attribute or "",
                    "value": _shown(asked.value),
                }
                yield Problem(
                    code="requirement.condition",
                    path=("data_requirements", index, "value"),
                    params=params,
                )


def _is_met(asked: Json, given: Json) -> bool:
    if isinstance(asked, str) and looks_like_reference(asked):
        return True
    return equal(asked, given)
