"""What the work of this process has said, kept until its worker has written it down."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from threading import Lock

from apps.executions.ports import Log, LogLine

MOST_LINES = 20_000
LONGEST_LINE = 4_000
MOST_LOGS = 256


@dataclass
class Spoken:
    """The lines of one attempt, oldest first; beyond a limit it says so once and no more."""

    lines: list[LogLine] = field(default_factory=list)

    def say(self, text: str, level: str = "info") -> None:
        """Add what is said now, one entry a line, each cut at a limit."""
        now = datetime.now(UTC)
        said = text.splitlines() or [""]
        self.add(LogLine(at=now, text=shortened(line), level=level) for line in said)

    def add(self, lines: Iterable[LogLine]) -> None:
        """Add lines as they are, as long as there is room."""
        for line in lines:
            if len(self.lines) < MOST_LINES:
                self.lines.append(line)
            elif len(self.lines) == MOST_LINES:
                self.lines.append(replace(line, text="… (the rest is left out)", level="warn"))

    def since(self, cursor: str) -> Log:
        """Return the lines after a cursor."""
        begin = int(cursor) if cursor.isdecimal() else 0
        said = self.lines[begin:]
        return Log(lines=said, cursor=str(begin + len(said)))


class Logs:
    """The logs of many attempts by key; the one untouched longest is forgotten first."""

    def __init__(self, most: int = MOST_LOGS) -> None:
        self._most, self._logs, self._lock = most, OrderedDict[str, Spoken](), Lock()

    def of(self, key: str) -> Spoken:
        """Return the log of a key, made where there is none."""
        with self._lock:
            found = self._logs.setdefault(key, Spoken())
            self._logs.move_to_end(key)
            while len(self._logs) > self._most:
                self._logs.popitem(last=False)
            return found


def shortened(line: str) -> str:
    """Return a line cut at the limit; a cut one says so."""
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]} … (cut)"
