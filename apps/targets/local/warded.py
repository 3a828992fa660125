"""A program with its warden, seen from the worker that started it."""

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from apps.targets.local.warden.order import Order, Report
from config.env import ROOT

_BARE = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}


class Warded:
    """A program that runs; it dies with this process, and with it all that it started."""

    def __init__(self, order: Order, *, held: int | None = None) -> None:
        """Start it. `held` is an open file that the warden keeps open (a lock on its folder)."""
        self.order = order
        with Path(f"{order.state}.stderr").open("wb") as stderr:
            self._warden = subprocess.Popen(
                [sys.executable, "-E", "-s", "-m", "apps.targets.local.warden"],
                cwd=ROOT,
                env=_BARE,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                process_group=0,
                pass_fds=() if held is None else (held,),
            )
        self._say(order.dump())

    def report(self) -> Report:
        """Return how it goes; a warden that was killed itself is told as `unstartable`."""
        is_over = self._warden.poll() is not None
        report = Report.read(Path(self.order.state))
        if is_over and not report.ended:
            report.ended = True
            report.unstartable = report.unstartable or self._last_words()
        return report

    def stop(self, *, patience: float = 10.0) -> None:
        """End it, kindly and then by force; return when all of it has died."""
        self._say(b"stop")
        give_up = time.monotonic() + patience
        while self._warden.poll() is None and time.monotonic() < give_up:
            time.sleep(0.02)
        self.kill()

    def kill(self) -> None:
        """End it by force."""
        with suppress(OSError):
            if self._warden.stdin is not None:
                self._warden.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._warden.wait(20)

    def _say(self, what: bytes) -> None:
        """Tell the warden; one that is gone hears nothing."""
        with suppress(OSError, ValueError):
            if self._warden.stdin is not None:
                self._warden.stdin.write(what)
                self._warden.stdin.flush()

    def _last_words(self) -> str:
        text = Path(f"{self.order.state}.stderr").read_text(errors="replace").strip()
        return text[-500:] or f"the warden ended with {self._warden.returncode}"
