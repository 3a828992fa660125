"""Where in a JSON text a path lies, so that a problem can be shown at its line."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from json import loads
from typing import TypeAlias

from apps.spec.problems import Path

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],:]|[^\s{}\[\],:"]+')
_Tokens: TypeAlias = Iterator[re.Match[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text; both count from 1."""

    line: int
    column: int


def locate(text: str, paths: Iterable[Path]) -> Mapping[Path, Place]:
    """Return the place of every path in `text`, JSON that at least parses and is not too deep.

    A member of an object lies where its key begins. For a path that is not there (a key that is
    missing) the place of the nearest thing around it counts.
    """
    wanted = set(paths)
    around = {path[:length] for path in wanted for length in range(len(path) + 1)}
    found = {path: offset for path, offset in _offsets(text) if path in around}
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    return {path: _place(lines, _nearest(found, path)) for path in wanted}


def _nearest(found: Mapping[Path, int], path: Path) -> int:
    while path and path not in found:
        path = path[:-1]
    return found.get(path, 0)


def _place(lines: list[int], offset: int) -> Place:
    line = bisect_right(lines, offset)
    return Place(line, offset - lines[line - 1] + 1)


def _offsets(text: str) -> Iterator[tuple[Path, int]]:
    tokens = _TOKEN.finditer(text)
    first = next(tokens, None)
    if first is not None:
        yield (), first.start()
        yield from _inside(first, tokens, ())


def _inside(opening: re.Match[str], tokens: _Tokens, path: Path) -> Iterator[tuple[Path, int]]:
    if opening.group() == "{":
        yield from _members(tokens, path)
    elif opening.group() == "[":
        yield from _items(tokens, path)


def _members(tokens: _Tokens, path: Path) -> Iterator[tuple[Path, int]]:
    for key in tokens:
        if key.group() == "}":
            return
        if key.group() == ",":
            continue
        next(tokens)  # the colon
        where = (*path, loads(key.group(), strict=False))
        yield where, key.start()
        yield from _inside(next(tokens), tokens, where)


def _items(tokens: _Tokens, path: Path) -> Iterator[tuple[Path, int]]:
    index = 0
    for token in tokens:
        if token.group() == "]":
            return
        if token.group() == ",":
            index += 1
            continue
        where = (*path, index)
        yield where, token.start()
        yield from _inside(token, tokens, where)
