"""What a program prints, made into lines that can be read: no control characters, not too long."""

import re
from collections.abc import Iterator

LONGEST = 4_000
CUT = " … (cut)"
_BREAK = re.compile(rb"\r\n|\n|\r")
_ANSI = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|\][^\x07]*\x07?|.)")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


class Lines:
    """Parts bytes into lines; of a bar that rewrites itself (`\\r`) only what is last is kept."""

    def __init__(self) -> None:
        self._rest = b""
        self._cut = False

    def feed(self, data: bytes) -> Iterator[str]:
        """Return the lines that `data` completes."""
        data = self._rest + data
        begin = 0
        for found in _BREAK.finditer(data):
            if found.group() == b"\r" and found.end() == len(data):
                break  # perhaps the first half of \r\n
            rewritten = found.group() == b"\r" and not _is_last(data, found.end())
            if not self._cut and not rewritten:
                yield readable(data[begin : found.start()])
            self._cut, begin = False, found.end()
        yield from self._keep(data[begin:])

    def end(self) -> Iterator[str]:
        """Return what came after the last break."""
        rest, self._rest = self._rest.rstrip(b"\r"), b""
        if rest and not self._cut:
            yield readable(rest)

    def _keep(self, rest: bytes) -> Iterator[str]:
        """Hold back an unfinished line; one that is too long is said now, its end never."""
        if len(rest) > LONGEST * 4 and not self._cut:
            yield readable(rest)
            self._cut = True
        self._rest = b"" if self._cut else rest


def readable(line: bytes) -> str:
    """Return a line as text: what is no text as escapes, cut at the limit."""
    text = line[: LONGEST * 4 + 1].decode("utf-8", "backslashreplace")
    text = _CONTROL.sub(lambda found: f"\\x{ord(found.group()):02x}", _ANSI.sub("", text))
    return text if len(text) <= LONGEST else text[:LONGEST] + CUT


def _is_last(data: bytes, position: int) -> bool:
    """Tell whether nothing rewrites the line within what is there already."""
    return _BREAK.search(data, position) is None
