"""Which files are images that a browser may show: told by their first bytes, never by a name.

Whatever could carry a script (SVG) is none.
"""

from collections.abc import Sequence

LARGEST_IMAGE = 20 * 1024 * 1024
HEAD = 16
"""How many bytes it takes to tell."""

_SIGNATURES: Sequence[tuple[bytes, str]] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)


def content_type(head: bytes) -> str | None:
    """Return the type of the image that begins like this, None where it is none."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for begin, kind in _SIGNATURES if head.startswith(begin)), None)
