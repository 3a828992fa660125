"""Files that hold a secret: made once, readable by their owner only."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def read_or_make(path: Path, *, make: Callable[[], str]) -> str:
    """Return the text of `path`, which is made on first use.

    When several processes start at once all of them return the same text: the one whose file
    gets the name first wins, and no file is ever seen half written.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = _write_beside(path, make())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()


def replace(path: Path, text: str) -> None:
    """Put `text` in place of the file's content, at one moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _write_beside(path, text).replace(path)


def _write_beside(path: Path, text: str) -> Path:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    with os.fdopen(descriptor, "w") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    return Path(name)
