"""The last lines of a service's log, followed in the file that its warden writes."""

from collections import deque
from datetime import UTC, datetime
from pathlib import Path

MOST_LINES = 400
LONGEST_LINE = 1_000
AT_ONCE = 1 << 18


class Tail:
    """The end of a log, with times. `count` grows with every line that was ever said."""

    def __init__(self) -> None:
        self._lines: deque[str] = deque(maxlen=MOST_LINES)
        self._read_to = 0
        self.count = 0

    def follow(self, path: Path) -> None:
        """Take in the whole lines that are new in the file: time, level and text, by tabs."""
        if not path.exists():
            return
        with path.open("rb") as file:
            file.seek(self._read_to)
            data = file.read(AT_ONCE)
        whole = data[: data.rfind(b"\n") + 1]
        self._read_to += len(whole)
        for line in whole.decode(errors="replace").split("\n")[:-1]:
            at, _level, text = line.split("\t", 2)
            self._add(datetime.fromisoformat(at), text)

    def say(self, text: str) -> None:
        """Add a line of our own."""
        self._add(datetime.now(UTC), text)

    @property
    def text(self) -> str:
        """Return the last lines as one text."""
        return "\n".join(self._lines)

    def _add(self, at: datetime, text: str) -> None:
        said = text[:LONGEST_LINE].replace("\x00", "�")
        self._lines.append(f"{at:%Y-%m-%d %H:%M:%S} {said}")
        self.count += 1
