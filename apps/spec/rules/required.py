"""Fields that must be there."""

from collections.abc import Iterable, Iterator
from typing import Any

from apps.spec.facts import Facts
from apps.spec.fields import declared_fields
from apps.spec.per_class import per_class
from apps.spec.problems import Path, Problem
from apps.spec.shapes import Shape


@per_class
def _required(of: type[Any]) -> tuple[str, ...]:
    return tuple(name for name, how in declared_fields(of).items() if how.required)


@per_class
def _holding(of: type[Any]) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a class that hold other objects, and whether they hold a list."""
    return tuple(
        (name, how.shape is Shape.OBJECTS)
        for name, how in declared_fields(of).items()
        if how.of is not None
    )


def _below(value: Any, path: Path) -> Iterable[tuple[Any, Path]]:
    for name, many in _holding(type(value)):
        held = getattr(value, name)
        if held is None:
            continue
        if many:
            yield from ((item, (*path, name, index)) for index, item in enumerate(held))
        else:
            yield held, (*path, name)


def required_fields_are_sent(facts: Facts) -> Iterator[Problem]:
    """Every object has the fields that its table requires."""
    yield from missing_fields(facts.workflow)


def missing_fields(of: Any) -> Iterator[Problem]:
    """Yield what a declared object, and those in it, lack of the fields they require."""
    waiting: list[tuple[Any, Path]] = [(of, ())]
    for value, path in waiting:
        for name in _required(type(value)):
            if getattr(value, name) is None:
                yield Problem(code="field.required", path=(*path, name), params={"field": name})
        waiting.extend(_below(value, path))
