"""How people and teams are drawn where there is no picture of them."""

from zlib import crc32

COLOURS = 6


def initials(name: str) -> str:
    """Return one or two letters for `name`: "Vision team" is VT, "lin.wei" LW, "张伟" 张伟."""
    words = name.replace(".", " ").replace("_", " ").replace("-", " ").split()
    letters = "".join(word[0] for word in words[:2]) if len(words) > 1 else name[:2]
    return letters.upper()


def colour_of(name: str) -> int:
    """Return which of the avatar colours `name` has, the same on every page."""
    return crc32(name.encode()) % COLOURS
