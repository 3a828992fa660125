"""Real pictures, drawn without any library: what a person can look at in a test."""

import math
import struct
import zlib
from collections.abc import Callable

SIZE = 28


def drawn(inside: Callable[[int, int], bool], *, seed: int = 0) -> bytes:
    """Return a grey PNG that is dark where `inside(x, y)` is true."""
    rows = b"".join(
        b"\0" + bytes(30 if inside(x, y) else 235 - (x * y + seed) % 16 for x in range(SIZE))
        for y in range(SIZE)
    )
    head = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def ring(seed: int) -> bytes:
    """Return a picture of a ring."""
    middle, radius = 13 + seed % 3, 7 + seed % 4
    return drawn(lambda x, y: abs(math.hypot(x - middle, y - 14) - radius) < 2, seed=seed)


def bar(seed: int) -> bytes:
    """Return a picture of an upright bar."""
    left = 11 + seed % 5
    return drawn(lambda x, y: left <= x < left + 4 and 4 <= y < 24, seed=seed)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
