"""Runs one program and leaves nothing of it behind: `python -m apps.targets.local.warden`.

Its standard input is the tie to the worker: first comes the order, a word after it asks to end
the program, and when it closes without one the worker is gone and everything is killed.
All that descends from the program is adopted and dies with it.
"""

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from apps.targets.local.warden import child, kernel
from apps.targets.local.warden.logfile import LogFile
from apps.targets.local.warden.order import Order, Report
from apps.targets.local.warden.printed import Printed
from apps.targets.local.warden.tree import Family
from apps.targets.local.warden.watch import Watch

TICK = 0.1
REPORT_EVERY = 0.5
CHUNK = 1 << 18
_CLEARING = 30


class Warden:
    """Keeps one program, from its start to the death of its last descendant."""

    def __init__(self, order: Order) -> None:
        self.order, self.report = order, Report()
        self.log = LogFile(Path(order.log), limit=order.log_limit)
        self.printed, self.family, self.watch = Printed(self.log), Family(), Watch(order.limits)
        self.ears = [0]
        self.give_up_at: float | None = None
        self._report_at = 0.0

    def run(self) -> None:
        """Start the program, keep it until it has ended, and say how it did."""
        self.output, given = os.pipe()
        os.set_blocking(self.output, False)
        self.ears.append(self.output)
        told, telling = os.pipe()
        self.main = child.start(self.order, given, telling)
        os.close(given)
        os.close(telling)
        self._hear(told)
        while self.main not in self.family.statuses:
            self._tick()
            self.family.reap()
        self.family.kill()
        self._clear_up()
        self._drain()
        self._say_end()

    def _hear(self, told: int) -> None:
        """Take in what went wrong before the program ran."""
        with os.fdopen(told, "rb") as told_file:
            for line in told_file.read().decode(errors="replace").splitlines():
                word, _, why = line.partition(" ")
                if word == "not":
                    self.report.unstartable = why
                else:
                    self.report.open_air = why
        self._write_report()

    def _tick(self) -> None:
        ready, _, _ = select.select(self.ears, [], [], TICK)
        if self.output in ready:
            self._read()
        if 0 in ready:
            self._end_by(os.read(0, 100))
        if not self.report.reason and (reason := self.watch.too_much()):
            self.report.reason = reason
            self.family.kill()
        if self.give_up_at is not None and time.monotonic() >= self.give_up_at:
            self.family.kill()
        if time.monotonic() >= self._report_at:
            self._write_report()

    def _end_by(self, word: bytes) -> None:
        """End the program: kindly when asked to, at once when the worker is gone."""
        if not word:
            self.report.reason = self.report.reason or "stopped"
            self.family.kill()
        elif self.give_up_at is None:
            self.report.reason = self.report.reason or "stopped"
            self.give_up_at = time.monotonic() + self.order.grace
            self.family.ask(signal.SIGTERM)

    def _read(self) -> bool:
        """Take in what the program printed; return whether there was anything."""
        try:
            data = os.read(self.output, CHUNK)
        except BlockingIOError:
            return False
        if not data:
            self.ears = [0]
        self.printed.take(data)
        return bool(data)

    def _clear_up(self) -> None:
        """Run what removes things that are no descendants of ours (a container)."""
        if self.order.afterwards:
            with suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(  # noqa: S603
                    self.order.afterwards,
                    env=dict(self.order.env),
                    stdin=subprocess.DEVNULL,
                    capture_output=True,
                    timeout=_CLEARING,
                    check=False,
                )

    def _drain(self) -> None:
        while self._read():
            pass
        self.printed.end()
        self.log.close()

    def _say_end(self) -> None:
        status = self.family.statuses[self.main]
        self.report.ended = True
        self.report.signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
        self.report.code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
        self._write_report()

    def _write_report(self) -> None:
        self._report_at = time.monotonic() + REPORT_EVERY
        self.report.peak_memory = self.watch.peak_memory
        if self.printed.progress is not None:
            self.report.progress, self.report.progress_text = self.printed.progress
        self.report.write(Path(self.order.state))


def main() -> None:
    """Do what standard input says."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the worker ends us, by the tie
    kernel.adopt_orphans()
    _keep_to_ourselves()
    size = int(os.read(0, Order.HEAD))
    body = b""
    while len(body) < size:
        body += os.read(0, size - len(body)) or sys.exit("no order")
    Warden(Order.load(body)).run()


def _keep_to_ourselves() -> None:
    """Let the program inherit no file that was opened for us."""
    for name in os.listdir("/proc/self/fd"):
        if int(name) > 2:
            with suppress(OSError):
                os.set_inheritable(int(name), False)


if __name__ == "__main__":
    main()
