"""JSON text to values and back, strictly: what some reader or database would lose is refused."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import Any

from apps.spec.problems import Path, Problem
from apps.spec.shapes import Json

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 64
MAX_PROBLEMS = 1000
MAX_INTEGER = 2**64 - 1
MIN_INTEGER = -(2**63)

_NOT_STRUCTURE = bytes(set(range(256)) - set(b'[]{}"'))
_BRACKET_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_RISKY_ESCAPE = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class _Refused:
    """Stands in a read document where a value cannot be kept."""

    def __init__(self, code: str, **params: Json) -> None:
        self.code, self.params = code, params


class _Doubled(dict[str, Json]):
    """An object some of whose keys were sent more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counts = Counter(name for name, _ in pairs)
        self.doubled = [name for name, count in counts.items() if count > 1]


class _Reading:
    """One reading: the hooks of the JSON decoder, and whether any of them met a fault."""

    def __init__(self) -> None:
        self.faulty = False

    def object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        self.faulty = True
        return _Doubled(pairs)

    def integer(self, digits: str) -> int | _Refused:
        if len(digits) <= 20 and MIN_INTEGER <= (number := int(digits)) <= MAX_INTEGER:
            return number
        self.faulty = True
        return _Refused("json.integer_range", minimum=MIN_INTEGER, maximum=MAX_INTEGER)

    def fraction(self, digits: str) -> float | _Refused:
        number = float(digits)
        if number not in (float("inf"), float("-inf")):
            return number
        self.faulty = True
        return _Refused("json.number_range", number=digits[:40])

    def constant(self, name: str) -> _Refused:
        self.faulty = True
        return _Refused("json.not_a_number", number=name)

    def read(self, text: str) -> Any:
        return json.loads(
            text,
            object_pairs_hook=self.object,
            parse_int=self.integer,
            parse_float=self.fraction,
            parse_constant=self.constant,
        )


def _depth(body: bytes) -> int:
    """Return how deep the brackets of `body` nest, those inside texts aside.

    Exact as far as `body` is JSON, and a parser gets no further.
    """
    if b"\\" in body:
        body = body.replace(b"\\\\", b"").replace(b'\\"', b"")
    structure = body.translate(None, _NOT_STRUCTURE).replace(b'""', b"")
    brackets = b"".join(structure.split(b'"')[::2])  # what remains between quotes is in a text
    return max(accumulate(map(_BRACKET_STEP.__getitem__, brackets)), default=0)


def _text_faults(text: str, path: Path) -> Iterator[Problem]:
    for match in _UNSTORABLE.finditer(text):
        code = "json.nul" if match.group() == "\x00" else "json.lone_surrogate"
        yield Problem(code=code, path=path)
        return


def _printable(key: str) -> str:
    return _UNSTORABLE.sub("�", key)


def _faults(value: Any, path: Path) -> Iterator[Problem]:
    """Walk a read document, in its order; no deeper than `MAX_DEPTH` by then."""
    if isinstance(value, _Refused):
        yield Problem(code=value.code, path=path, params=value.params)
    elif isinstance(value, str):
        yield from _text_faults(value, path)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _faults(item, (*path, index))
    elif isinstance(value, dict):
        for name in getattr(value, "doubled", ()):
            where = (*path, _printable(name))
            yield Problem(code="json.duplicate_key", path=where, params={"key": _printable(name)})
        for name, item in value.items():
            where = (*path, _printable(name))
            yield from _text_faults(name, where)
            yield from _faults(item, where)


def _decode(body: bytes) -> tuple[str, list[Problem]]:
    if len(body) > MAX_BYTES:
        return "", [Problem(code="json.too_large", params={"limit": MAX_BYTES // 1024**2})]
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [Problem(code="json.not_utf8", params={"byte": error.start + 1})]
    if _depth(body) > MAX_DEPTH:
        return "", [Problem(code="json.too_deep", params={"limit": MAX_DEPTH})]
    return text, []


def read(body: bytes) -> tuple[Json, list[Problem]]:
    """Return the value `body` spells, or at most a thousand reasons to refuse it. Never raises.

    Where there are problems the value is `None`. A syntax error carries `line` and `column`,
    both from 1.
    """
    text, problems = _decode(body)
    if problems:
        return None, problems
    reading = _Reading()
    try:
        value = reading.read(text)
    except json.JSONDecodeError as error:
        params = {"line": error.lineno, "column": error.colno}
        return None, [Problem(code="json.syntax", params=params)]
    if reading.faulty or _RISKY_ESCAPE.search(body):
        problems = faults_of(value)
    return (None, problems) if problems else (value, [])


def write(value: Json) -> str:
    """Return `value` as compact JSON text from which `read` makes exactly `value` again."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def faults_of(value: Json) -> list[Problem]:
    """Return what `read` would refuse in the texts of a value that did not come through it."""
    return list(islice(_faults(value, ()), MAX_PROBLEMS))
