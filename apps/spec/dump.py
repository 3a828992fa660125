"""The 20 objects back to JSON values. The law: `dump(parse(x))` is `x` without declared nulls."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from apps.spec.fields import declared_fields
from apps.spec.per_class import per_class
from apps.spec.shapes import Json, Shape

Writer: TypeAlias = Callable[[Any], Json]


def _dump_all(values: tuple[Any, ...]) -> list[Json]:
    return [dump(value) for value in values]


_WRITERS: Mapping[Shape, Writer] = {
    Shape.TEXTS: list,
    Shape.VALUES: list,
    Shape.MAP: dict,
    Shape.OBJECTS: _dump_all,
}


def _dump_object(value: Any) -> Json:
    return dump(value)


@per_class
def _plan(of: type[Any]) -> tuple[tuple[str, Writer | None], ...]:
    writers = {**_WRITERS, Shape.OBJECT: _dump_object}
    return tuple((name, writers.get(how.shape)) for name, how in declared_fields(of).items())


def dump(value: Any) -> dict[str, Json]:
    """Return an object of `model` as the JSON it came from: absent fields are left out.

    Free values are shared with the object, not copied; change neither in place.
    """
    found: dict[str, Json] = {}
    for name, writer in _plan(type(value)):
        item = getattr(value, name)
        if item is not None:
            found[name] = item if writer is None else writer(item)
    found.update(value.extras)
    return found
