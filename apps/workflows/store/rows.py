"""Values to rows: what each column of each table holds for an entity's value."""

import json
from collections.abc import Mapping
from typing import Any

from apps.workflows.store.columns import Part

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def row_of(part: Part, value: Mapping[str, Any]) -> dict[str, Any]:
    """Return column → content for one object, without the objects and lists inside it."""
    row: dict[str, Any] = dict.fromkeys(part.columns)
    extras, present = {}, []
    for key, item in value.items():
        cell = part.cells.get(key)
        if cell is not None:
            row[cell.column] = _write(item) if cell.is_json and item is not None else item
        elif key in part.marks:
            if not item and item is not None:
                present.append(key)
        elif key not in part.server_owned:
            extras[key] = item
    row["extras"] = _write(extras) if extras else None
    if part.marks:
        row["present"] = _write(sorted(present)) if present else None
    return row


def object_at(value: Mapping[str, Any], path: tuple[str, ...]) -> Mapping[str, Any]:
    """Return the object at `path` in an entity's value, empty where it is not there."""
    found: Any = value
    for key in path:
        found = found.get(key) or {}
    return found


def texts_at(value: Mapping[str, Any], path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the list of strings at `path` in an entity's value, empty where it is not there."""
    return tuple(object_at(value, path[:-1]).get(path[-1]) or ())
