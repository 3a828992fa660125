"""The processes that descend from this one, as `/proc` shows them."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_PATIENCE = 10.0  # for one that hangs within the kernel


class Family:
    """Every descendant; this process adopts those whose parents die. `statuses` of the ended."""

    def __init__(self) -> None:
        self.statuses: dict[int, int] = {}

    def reap(self) -> bool:
        """Take note of who has died; return whether any child is left."""
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return False
            if pid == 0:
                return True
            self.statuses[pid] = status

    def ask(self, how: int) -> None:
        """Send a signal to every descendant."""
        for pid in descendants():
            with suppress(ProcessLookupError):
                os.kill(pid, how)

    def kill(self) -> None:
        """End every descendant, also those that are made while others are killed."""
        give_up = time.monotonic() + _PATIENCE
        while self.reap() and time.monotonic() < give_up:
            self.ask(signal.SIGSTOP)  # a stopped one makes no more
            self.ask(signal.SIGKILL)
            time.sleep(0.005)


def descendants() -> dict[int, int]:
    """Return each descendant's process id with the bytes of memory it holds."""
    children: dict[int, list[int]] = {}
    memory = {}
    for pid, parent, pages in _processes():
        children.setdefault(parent, []).append(pid)
        memory[pid] = pages * _PAGE
    found, waiting = {}, [os.getpid()]
    while waiting:
        for pid in children.get(waiting.pop(), ()):
            found[pid] = memory[pid]
            waiting.append(pid)
    return found


def _processes() -> Iterator[tuple[int, int, int]]:
    """Find every process: its id, its parent's and its pages in memory."""
    for name in os.listdir("/proc"):
        if name.isdecimal():
            with suppress(OSError, ValueError, IndexError):
                stat = Path("/proc", name, "stat").read_bytes().rpartition(b")")[2].split()
                yield int(name), int(stat[1]), int(stat[21])
