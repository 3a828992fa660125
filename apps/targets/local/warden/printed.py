"""Everything a program prints, on its way into the log: the beginning, and what came last."""

from apps.targets.local.warden.lines import Lines, readable
from apps.targets.local.warden.logfile import LogFile
from apps.targets.local.warden.progress import progress_in

LAST = 1 << 16


class Printed:
    """Takes in bytes; once the log is full only the last ones are remembered, the rest counted."""

    def __init__(self, log: LogFile) -> None:
        self._log, self._lines = log, Lines()
        self._last, self._skipped = b"", 0
        self.progress: tuple[float, str] | None = None

    def take(self, data: bytes) -> None:
        """Take in what was printed next."""
        if self._log.is_full:
            self._skip(data)
            return
        lines = list(self._lines.feed(data))
        for line in lines:
            self.progress = progress_in(line) or self.progress
        self._log.add(lines)

    def end(self) -> None:
        """Write what is still held back, and say how much was left out."""
        rest = list(self._lines.end())
        if self._skipped:
            last = self._last.partition(b"\n")[2] if self._skipped > len(self._last) else self._last
            kept = [*Lines().feed(last + b"\n")]
            left_out = _size(self._skipped - len(last))
            self._log.add(rest)
            self._log.add(
                [f"{left_out} left out here: the log is longer than is kept."], level="warn"
            )
            rest = [line for line in kept if line]
        self._log.add(rest)

    def _skip(self, data: bytes) -> None:
        self._skipped += len(data)
        self._last = (self._last + data)[-LAST:]
        *_, line, _ = [b"", *data.rsplit(b"\n", 2)]
        self.progress = progress_in(readable(line)) or self.progress


def _size(count: int) -> str:
    return f"{count / 2**20:.1f} MB" if count >= 2**20 else f"{count} bytes"
