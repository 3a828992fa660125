"""The plain files below a local directory that somebody else may be writing into.

A job owns its output directory and may put links, pipes and devices there, or swap one for
another while we look. So every file is opened without following links and checked once open.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

_PLAIN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A file that was plain when it was found: where, how large and when it changed."""

    parts: tuple[str, ...]
    size: int
    changed: int


def plain_files(root: Path, *, limit: int | None = None) -> Iterator[PlainFile]:
    """Find every plain file below `root`, none through a link, at most `limit` of them."""
    with suppress(FileNotFoundError, NotADirectoryError):  # `root` may vanish at any moment
        yield from islice(_walk(root), limit)


@contextmanager
def open_plain(root: Path, parts: tuple[str, ...]) -> Iterator[BinaryIO | None]:
    """Open a file below `root` step by step, following nothing; None where it is no plain file."""
    handle = _descend(root, parts)
    if handle is None:
        yield None
        return
    with os.fdopen(handle, "rb") as file:
        yield file if stat.S_ISREG(os.fstat(handle).st_mode) else None


def _walk(root: Path) -> Iterator[PlainFile]:
    for folder, names, files, handle in os.fwalk(root, follow_symlinks=False):
        names.sort()
        above = Path(folder).relative_to(root).parts
        for name in sorted(files):
            if about := _about(name, handle):
                yield PlainFile((*above, name), about.st_size, about.st_mtime_ns)


def _about(name: str, folder: int) -> os.stat_result | None:
    try:
        about = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except OSError:  # gone since it was listed
        return None
    return about if stat.S_ISREG(about.st_mode) else None


def _descend(root: Path, parts: tuple[str, ...]) -> int | None:
    """Return the open last part, None where something on the way is missing or a link."""
    folder: int | None = None
    try:
        folder = os.open(root, _PLAIN | os.O_DIRECTORY)
        for part in parts[:-1]:
            inner = os.open(part, _PLAIN | os.O_DIRECTORY, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(parts[-1], _PLAIN, dir_fd=folder)
    except OSError:
        return None
    finally:
        if folder is not None:
            os.close(folder)
