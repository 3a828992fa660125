"""Fields that must be there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from apps.spec.facts import Facts
from apps.spec.fields import declared_fields
from apps.spec.per_class import per_class
from apps.spec.problems import Path, Problem
from apps.spec.shapes import Shape


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a class requires, and its fields that hold objects which require something."""

    required: tuple[str, ...]
    lists: tuple[tuple[str, "_Plan"], ...]
    objects: tuple[tuple[str, "_Plan"], ...]


@per_class
def _plan(of: type[Any]) -> _Plan:
    declared = declared_fields(of)
    holding = [
        (name, how.shape, below)
        for name, how in declared.items()
        if how.of is not None and (below := _plan(how.of)) != _NOTHING
    ]
    return _Plan(
        required=tuple(name for name, how in declared.items() if how.required),
        lists=tuple((name, below) for name, shape, below in holding if shape is Shape.OBJECTS),
        objects=tuple((name, below) for name, shape, below in holding if shape is Shape.OBJECT),
    )


_NOTHING = _Plan((), (), ())


def required_fields_are_sent(facts: Facts) -> Iterable[Problem]:
    """Every object has the fields that its table requires."""
    return missing_fields(facts.workflow)


def missing_fields(of: Any) -> list[Problem]:
    """Return what a declared object, and those in it, lack of the fields they require."""
    problems: list[Problem] = []
    _look(of, _plan(type(of)), (), problems)
    return problems


def _look(value: Any, plan: _Plan, path: Path, problems: list[Problem]) -> None:
    for name in plan.required:
        if getattr(value, name) is None:
            params = {"field": name}
            problems.append(Problem(code="field.required", path=(*path, name), params=params))
    for name, below in plan.lists:
        for index, item in enumerate(getattr(value, name) or ()):
            _look(item, below, (*path, name, index), problems)
    for name, below in plan.objects:
        if (held := getattr(value, name)) is not None:
            _look(held, below, (*path, name), problems)
