"""The file that a step's lines are written to: one each, time, level and text parted by tabs."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from apps.targets.local.warden.levels import Levels


class LogFile:
    """Lines are added at its end; one program writes, others read. `is_full`: beyond its limit."""

    def __init__(self, path: Path, *, limit: int) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        self._handle = os.open(path, flags, 0o600)
        self._left = limit
        self._levels = Levels()

    @property
    def is_full(self) -> bool:
        return self._left <= 0

    def add(self, lines: Iterable[str], *, level: str = "") -> None:
        """Add lines that are said now; the level is told from their text unless given."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        text = "".join(f"{now}\t{level or self._levels.of(line)}\t{line}\n" for line in lines)
        written = text.encode()
        self._left -= len(written)
        if written:
            os.write(self._handle, written)

    def close(self) -> None:
        """Write no more."""
        os.close(self._handle)
