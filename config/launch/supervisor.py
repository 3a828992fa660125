"""Keeps programs running until it is asked to end, and then ends all of them."""

import signal
import time
from collections.abc import Iterable

from config.launch import processes
from config.launch.children import Child, Program
from config.launch.say import say
from config.launch.signals import Signals

PATIENCE = 10.0


class Supervisor:
    """Starts, restarts and ends programs; every method is called from the main thread."""

    def __init__(self, signals: Signals) -> None:
        self.signals = signals
        self.children: list[Child] = []

    def add(self, programs: Iterable[Program]) -> None:
        """Start these programs and keep them running from now on."""
        for program in programs:
            child = Child(program)
            child.start()
            self.children.append(child)

    @property
    def is_asked_to_end(self) -> bool:
        return self.signals.endings > 0

    def tend(self, seconds: float) -> None:
        """Wait until something happens, at most `seconds`; start again what has ended."""
        self.signals.wait(min([seconds, *(child.wait() for child in self.children)]))
        for child in self.children:
            if child.has_ended() and not self.is_asked_to_end:
                self._bury(child)
            if child.wait() == 0 and not self.is_asked_to_end:
                child.start()

    def _bury(self, child: Child) -> None:
        code = child.process.returncode if child.process else None
        wait = child.bury()
        say(f"{child.program.name} ended ({_reason(code)}); starting it again in {wait:g} s.")
        say(f"its last words are in {child.program.log}")

    def end(self) -> None:
        """End every program: all that use the broker first, then the broker."""
        for last in (False, True):
            _end([child for child in self.children if child.program.stop_last is last])


def _end(children: list[Child]) -> None:
    running = [child.process for child in children if child.process is not None]
    for process in running:
        processes.signal_group(process, signal.SIGTERM)
    give_up = time.monotonic() + PATIENCE
    for process in running:
        processes.stop(process, patience=max(0.1, give_up - time.monotonic()))


def _reason(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
