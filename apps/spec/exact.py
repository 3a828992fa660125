"""Equality of JSON values that tells 1 from 1.0, from true and from "1"."""

from apps.spec.problems import Path
from apps.spec.shapes import Json


def same(a: Json, b: Json) -> bool:
    """Tell whether `a` and `b` are one value, types and sign of zero included, key order aside."""
    return difference(a, b) is None


def difference(a: Json, b: Json) -> Path | None:
    """Return the path of a place where `a` and `b` differ, `()` for the values themselves."""
    if a is b:
        return None
    if type(a) is not type(b):
        return ()
    if isinstance(a, dict) and isinstance(b, dict):
        return _difference_of_maps(a, b)
    if isinstance(a, list) and isinstance(b, list):
        return _difference_of_lists(a, b)
    if isinstance(a, float):
        return None if repr(a) == repr(b) else ()
    return None if a == b else ()


def _difference_of_maps(a: dict[str, Json], b: dict[str, Json]) -> Path | None:
    for key in (*a, *b):
        if key not in a or key not in b:
            return (key,)
        if (below := difference(a[key], b[key])) is not None:
            return (key, *below)
    return None


def _difference_of_lists(a: list[Json], b: list[Json]) -> Path | None:
    for index, (left, right) in enumerate(zip(a, b, strict=False)):
        if (below := difference(left, right)) is not None:
            return (index, *below)
    return None if len(a) == len(b) else (min(len(a), len(b)),)
