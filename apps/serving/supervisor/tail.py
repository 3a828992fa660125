"""The last lines that a process has printed, read from its pipe while it runs."""

from collections import deque
from datetime import UTC, datetime
from io import BytesIO
from threading import Lock, Thread
from typing import IO

MOST_LINES = 400
LONGEST_LINE = 1_000


class Tail:
    """The end of a log, with times; what the process prints never waits and is never stored."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque(maxlen=MOST_LINES)
        self._lock = Lock()
        self.count = 0

    def follow(self, pipe: IO[bytes] | None) -> None:
        """Read a process's pipe to its end, beside everything else."""
        Thread(target=self._read, args=(pipe,), daemon=True).start()

    def say(self, text: str) -> None:
        """Add lines of our own or of the process."""
        now = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}"
        with self._lock:
            for line in text.splitlines():
                self._lines.append(f"{now} {line[:LONGEST_LINE]}")
                self.count += 1

    @property
    def text(self) -> str:
        """Return the last lines as one text."""
        with self._lock:
            return "\n".join(self._lines)

    def _read(self, pipe: IO[bytes] | None) -> None:
        with pipe or BytesIO() as said:
            while line := said.readline(64 * 1024):
                self.say(line.decode("utf-8", "replace").replace("\x00", "�"))
