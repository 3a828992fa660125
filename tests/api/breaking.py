"""Ways to break a good body so that exactly one place of it is known to be wrong."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from apps.spec.fields import declared_fields
from apps.spec.model import Workflow
from apps.spec.problems import Path
from apps.spec.shapes import Shape

_TEXT, _FLAG, _WHOLE, _FRACTION, _LIST, _MAP = "x", True, 7, 0.5, ["x"], {"x": 1}
_WRONG: dict[Shape, list[Any]] = {
    Shape.TEXT: [_FLAG, _WHOLE, _FRACTION, _LIST, _MAP],
    Shape.FLAG: [_TEXT, "true", _WHOLE, _FRACTION, _LIST, _MAP],
    Shape.SWITCH: [_TEXT, "True", _WHOLE, _FRACTION, _LIST, _MAP],
    Shape.INTEGER: [_TEXT, "7", _FLAG, _FRACTION, _LIST, _MAP, 2**63],
    Shape.NUMBER: [_TEXT, "7", _FLAG, _LIST, _MAP],
    Shape.TEXT_OR_NUMBER: [_FLAG, _LIST, _MAP],
    Shape.TEXTS: [_TEXT, _FLAG, _WHOLE, _FRACTION, _MAP],
    Shape.MAP: [_TEXT, _FLAG, _WHOLE, _FRACTION, _LIST],
    Shape.VALUES: [_TEXT, _FLAG, _WHOLE, _FRACTION, _MAP],
    Shape.OBJECT: [_TEXT, _FLAG, _WHOLE, _FRACTION, _LIST],
    Shape.OBJECTS: [_TEXT, _FLAG, _WHOLE, _FRACTION, _MAP],
}
_ITEM_WRONG: dict[Shape, list[Any]] = {
    Shape.TEXTS: [None, _FLAG, _WHOLE, _FRACTION, _LIST, _MAP],
    Shape.OBJECTS: [None, _TEXT, _FLAG, _WHOLE, _FRACTION, _LIST],
}


def wrong_types(body: dict[str, Any], of: type = Workflow, at: Path = ()) -> Iterator[Any]:
    """Yield (path, value) for every place of `body` and every value of a wrong type for it."""
    for name, how in declared_fields(of).items():
        path = (*at, name)
        yield from ((path, value) for value in _WRONG.get(how.shape, ()))
        found = body.get(name)
        if isinstance(found, list):
            for index, item in enumerate(found):
                yield from (((*path, index), v) for v in _ITEM_WRONG.get(how.shape, ()))
                if how.shape is Shape.OBJECTS:
                    yield from wrong_types(item, how.of, (*path, index))
        elif how.shape is Shape.OBJECT and found is not None:
            yield from wrong_types(found, how.of, path)


def changed(body: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """Return `body` with another value at `path`."""
    found = copy.deepcopy(body)
    place: Any = found
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = value
    return found


UNREADABLE = st.sampled_from(
    [
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"1e400",
        b"18446744073709551616",
        b"-9223372036854775809",
        rb'"\u0000"',
        rb'"\ud800"',
        rb'"\udc00x"',
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b'{"a":1,"a":1}',
        b"[" * 64 + b"]" * 64,
        b"'x'",
        b"01",
        b"+1",
        b".5",
        b"nul",
        b'"tab\there"',
        b'"\n"',
        b"[1,]",
        b'{"a":1,}',
        b'{"a" 1}',
        b"{1:2}",
        b"/**/1",
        b"",
    ]
)
"""Spellings of a value that no body may contain."""
