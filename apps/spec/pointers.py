"""JSON pointers (RFC 6901) into an entity's value; a changed value is a new one."""

from collections.abc import Sequence
from typing import TypeAlias

from apps.spec.shapes import Json


class NoSuchPlace(Exception):
    """The pointer leads through something that is not there."""


class _Absent:
    """The value of a place that holds nothing (JSON null is something)."""


ABSENT = _Absent()
MaybeJson: TypeAlias = "Json | _Absent"


def write_pointer(parts: Sequence[str | int]) -> str:
    """Return the pointer that walks `parts`."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def read_pointer(pointer: str) -> tuple[str, ...]:
    """Return the parts a pointer walks."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:])


def value_at(value: Json, parts: Sequence[str]) -> MaybeJson:
    """Return what stands at `parts`, or `ABSENT`; raise `NoSuchPlace` where its holder is gone."""
    for depth, part in enumerate(parts):
        found = _member(value, part)
        if isinstance(found, _Absent):
            if depth < len(parts) - 1:
                raise NoSuchPlace
            return found
        value = found
    return value


def with_value(value: Json, parts: Sequence[str], new: MaybeJson) -> Json:
    """Return `value` with `new` at `parts`; the holders on the way are copied, not changed."""
    if not parts:
        return None if isinstance(new, _Absent) else new
    part, rest = parts[0], parts[1:]
    inner = _member(value, part) if rest else None
    if isinstance(inner, _Absent):
        raise NoSuchPlace
    return _with_member(value, part, with_value(inner, rest, new) if rest else new)


def _member(value: Json, part: str) -> MaybeJson:
    if isinstance(value, dict):
        return value.get(part, ABSENT)
    return _list(value)[_index(value, part)]


def _with_member(value: Json, part: str, new: MaybeJson) -> Json:
    if isinstance(value, dict):
        copied = {key: old for key, old in value.items() if key != part or new is not ABSENT}
        return copied if isinstance(new, _Absent) else copied | {part: new}
    if isinstance(new, _Absent):
        raise NoSuchPlace  # lists shrink and grow as a whole
    items, index = list(_list(value)), _index(value, part)
    items[index] = new
    return items


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise NoSuchPlace
    return value


def _index(value: Json, part: str) -> int:
    if not part.isascii() or not part.isdigit() or int(part) >= len(_list(value)):
        raise NoSuchPlace
    return int(part)
