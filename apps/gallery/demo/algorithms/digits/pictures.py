"""Reading grey PNG pictures of digits, dark on light, as the 64 shades a classifier takes."""

import struct
import zlib
from pathlib import Path

import numpy as np

SIDE = 8
SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY = b"\x08\x00\x00\x00\x00"  # eight bits, grey, not interlaced


def shades(path: Path) -> np.ndarray:
    """Return a picture's 64 shades from 0 (light) to 1 (dark), each the mean of its part."""
    grey = _grey(path)
    height, width = (side - side % SIDE for side in grey.shape)
    parts = grey[:height, :width].reshape(SIDE, height // SIDE, SIDE, width // SIDE)
    return 1 - parts.mean(axis=(1, 3)).ravel() / 255


def _grey(path: Path) -> np.ndarray:
    """Return the rows of a PNG file; only the plainest kind is read."""
    chunks = _chunks(path)
    width, height = struct.unpack(">II", chunks[b"IHDR"][:8])
    if chunks[b"IHDR"][8:] != GREY:
        raise SystemExit(f"{path.name} is not a plain grey PNG picture")
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), dtype=np.uint8)
    rows = rows.reshape(height, width + 1)
    if rows[:, 0].any():
        raise SystemExit(f"{path.name} has filtered rows, which are not read here")
    return rows[:, 1:]


def _chunks(path: Path) -> dict[bytes, bytes]:
    data = path.read_bytes()
    if not data.startswith(SIGNATURE):
        raise SystemExit(f"{path.name} is no PNG picture")
    found: dict[bytes, bytes] = {}
    at = len(SIGNATURE)
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at : at + 8])
        found[name] = found.get(name, b"") + data[at + 8 : at + 8 + length]
        at += length + 12
    return found
