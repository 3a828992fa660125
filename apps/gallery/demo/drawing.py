"""Pictures of the demo's digits, made from its table: what people label needs files to look at."""

import struct
import zlib
from collections.abc import Iterator, Sequence

SIDE, SCALE, SHADES = 8, 12, 16


def picture(shades: Sequence[int]) -> bytes:
    """Return a grey PNG picture of 64 shades, dark on light."""
    lines = [shades[row * SIDE : (row + 1) * SIDE] for row in range(SIDE)]
    rows = [b"\x00" + bytes(_greys(line)) for line in lines for _ in range(SCALE)]
    size = struct.pack(">IIBBBBB", SIDE * SCALE, SIDE * SCALE, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", size), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _greys(line: Sequence[int]) -> Iterator[int]:
    for shade in line:
        yield from [255 - round(shade * 255 / SHADES)] * SCALE


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
