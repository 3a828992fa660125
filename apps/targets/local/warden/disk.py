"""How much lies below a directory."""

import os
from contextlib import suppress
from pathlib import Path

MOST_FILES = 200_000


def used(folder: str) -> int:
    """Return the bytes on disk below `folder`, following no links; too many files are too much."""
    total, seen = 0, set[int]()
    for inner, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                about = Path(inner, name).lstat()
                if about.st_ino not in seen:
                    seen.add(about.st_ino)
                    total += about.st_blocks * 512
        if len(seen) > MOST_FILES:
            return 2**62
    return total
