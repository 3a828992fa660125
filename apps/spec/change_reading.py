"""Reads a change from JSON: every malformed part of it is named at once."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, cast

from apps.spec.draft import Kind, LinkAs, Position
from apps.spec.operations import (
    Add,
    Change,
    Link,
    Operation,
    Order,
    Place,
    Remove,
    Set,
    Unlink,
)
from apps.spec.problems import Path, Problem
from apps.spec.shapes import Json

MAX_OPERATIONS = 50_000
MAX_LABEL = 200
MAX_COORDINATE = 10_000_000
_ID = re.compile(r"[0-9a-f]{32}")
_ROOT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_POINTER = re.compile(r"(/([^~/]|~[01])*)+")

Fits: TypeAlias = Callable[[Json], bool]


def _is_int(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_id(value: Json) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _is_id_or_root(value: Json) -> bool:
    """The workflow itself is named by its public id, a UUID with hyphens."""
    return _is_id(value) or (isinstance(value, str) and _ROOT.fullmatch(value) is not None)


def _is_id_or_null(value: Json) -> bool:
    return value is None or _is_id(value)


def _is_text_or_null(value: Json) -> bool:
    return value is None or isinstance(value, str)


def _is_coordinate(value: Json) -> bool:
    return value is None or (_is_int(value) and abs(cast("int", value)) <= MAX_COORDINATE)


def _is_pointer(value: Json) -> bool:
    return isinstance(value, str) and _POINTER.fullmatch(value) is not None


def _is_index(value: Json) -> bool:
    return _is_int(value) and cast("int", value) >= 0


def _is_label(value: Json) -> bool:
    return isinstance(value, str) and len(value) <= MAX_LABEL


_LINK: Mapping[str, Fits] = {
    "from": _is_id,
    "to": _is_id,
    "as": lambda value: value in set(LinkAs),
    "index": _is_index,
}
_FIELDS: Mapping[str, Mapping[str, Fits]] = {
    "add": {
        "kind": lambda value: value in set(Kind) - {Kind.WORKFLOW},
        "id": _is_id,
        "owner": _is_id_or_root,
        "after": _is_id_or_null,
        "value": lambda value: isinstance(value, dict),
    },
    "remove": {"id": _is_id},
    "set": {
        "id": _is_id_or_root,
        "path": _is_pointer,
        "from": _is_text_or_null,
        "to": _is_text_or_null,
    },
    "order": {"id": _is_id, "after": _is_id_or_null},
    "link": _LINK,
    "unlink": _LINK,
    "place": {"id": _is_id, "x": _is_coordinate, "y": _is_coordinate},
}
_CHANGE: Mapping[str, Fits] = {
    "id": _is_id,
    "label": _is_label,
    "base_revision": _is_index,
    "operations": lambda value: isinstance(value, list) and 0 < len(value) <= MAX_OPERATIONS,
}


def read_change(document: Json) -> tuple[Change | None, list[Problem]]:
    """Return the change that `document` describes, or every reason why it describes none."""
    problems = _misfits(document, _CHANGE, ())
    if problems:
        return None, problems
    read = cast("dict[str, Any]", document)
    for index, operation in enumerate(read["operations"]):
        problems += _operation_misfits(operation, ("operations", index))
    if problems:
        return None, problems
    operations = tuple(_READERS[part["op"]](part) for part in read["operations"])
    change = Change(
        id=read["id"],
        label=read["label"],
        base_revision=read["base_revision"],
        operations=operations,
    )
    return change, []


def _operation_misfits(value: Json, path: Path) -> list[Problem]:
    name = value.get("op") if isinstance(value, dict) else None
    fields = _FIELDS.get(name) if isinstance(name, str) else None
    if fields is None:
        return [Problem(code="change.malformed", path=path, params={"field": "op"})]
    return _misfits(value, fields, path)


def _misfits(value: Json, fields: Mapping[str, Fits], path: Path) -> list[Problem]:
    if not isinstance(value, dict):
        return [Problem(code="change.malformed", path=path, params={"field": "{}"})]
    return [
        Problem(code="change.malformed", path=(*path, name), params={"field": name})
        for name, fits in fields.items()
        if not _holds(fits, value.get(name))
    ]


def _holds(fits: Fits, value: Json) -> bool:
    try:
        return fits(value)
    except TypeError:  # an unhashable value is a member of no set
        return False


def _read_link(of: type[Link]) -> Callable[[dict[str, Any]], Link]:
    return lambda part: of(
        source=part["from"],
        target=part["to"],
        link_as=LinkAs(part["as"]),
        index=part["index"],
        repeat=part.get("repeat") is True,
    )


def _read_add(part: dict[str, Any]) -> Add:
    return Add(
        kind=Kind(part["kind"]),
        id=part["id"],
        owner=part["owner"],
        after=part.get("after"),
        value=part["value"],
    )


def _read_place(part: dict[str, Any]) -> Place:
    x, y = part.get("x"), part.get("y")
    return Place(id=part["id"], position=None if x is None or y is None else Position(x, y))


_READERS: Mapping[str, Callable[[dict[str, Any]], Operation]] = {
    "add": _read_add,
    "remove": lambda part: Remove(id=part["id"]),
    "set": lambda part: Set(
        id=part["id"], path=part["path"], old=part.get("from"), new=part.get("to")
    ),
    "order": lambda part: Order(id=part["id"], after=part.get("after")),
    "link": _read_link(Link),
    "unlink": _read_link(Unlink),
    "place": _read_place,
}
