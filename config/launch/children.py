"""One program that has to keep running: started, watched, started again with back-off."""

import math
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from config.launch import processes

SHORTEST_WAIT = 0.5
LONGEST_WAIT = 30.0
PROVEN_AFTER = 20.0
LARGEST_LOG = 5_000_000


@dataclass(frozen=True)
class Program:
    """A program: its command, its environment and the file that gets what it prints."""

    name: str
    command: tuple[str | Path, ...]
    env: Mapping[str, str]
    log: Path
    stop_last: bool = False


class Child:
    """A running `Program`. Times are in seconds of the monotonic clock."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.process: subprocess.Popen[bytes] | None = None
        self.failures = 0
        self._started = self.due = 0.0

    def start(self) -> None:
        """Start the program; what it prints goes to its log."""
        log = self.program.log
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".log.1"))
        with log.open("ab") as output:
            self.process = processes.start(
                self.program.command, env=self.program.env, output=output
            )
        self._started = time.monotonic()

    def has_ended(self) -> bool:
        """Return whether a program that was started runs no longer."""
        return self.process is not None and self.process.poll() is not None

    def bury(self) -> float:
        """Take note of the end, end what it left behind; return the seconds until a new start."""
        if self.process is not None:
            processes.stop(self.process)
        now, self.process = time.monotonic(), None
        self.failures = 1 if now - self._started > PROVEN_AFTER else self.failures + 1
        wait = min(LONGEST_WAIT, SHORTEST_WAIT * 2.0 ** (self.failures - 1))
        self.due = now + wait
        return wait

    def wait(self) -> float:
        """Return in how many seconds the program has to be started; for ever while it runs."""
        return math.inf if self.process else max(0.0, self.due - time.monotonic())
