"""The directories of one attempt of one step on this machine, and their end.

<key>/           ours; others pass through
  control/       ours alone: the log, the state, the lock that says it is in use
  home/ tmp/     the program's
  modelarts/     ours, so that nothing in it can be swapped; what is in it is the program's:
    user-job-dir/  inputs/<name>_<n>/  outputs/<name>_<n>/  log/
"""

import fcntl
import os
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from apps.targets.local.users import give

_CONTROL = "control"
_LOCK = "in-use"
_FRESH = 60  # seconds in which a directory may be made that is not locked yet


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things are. `held` is the open lock: the directory is in use while it is open."""

    root: Path
    held: int

    @property
    def control(self) -> Path:
        return self.root / _CONTROL

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def tmp(self) -> Path:
        return self.root / "tmp"

    @property
    def modelarts(self) -> Path:
        return self.root / "modelarts"

    @property
    def code(self) -> Path:
        return self.modelarts / "user-job-dir"

    @property
    def logs(self) -> Path:
        return self.modelarts / "log"

    @property
    def log(self) -> Path:
        return self.control / "log"

    @property
    def state(self) -> Path:
        return self.control / "state"

    def input(self, name: str, number: int) -> Path:
        """Return where an input's files lie."""
        return self.modelarts / "inputs" / f"{name}_{number}"

    def output(self, name: str, number: int) -> Path:
        """Return where an output's files are written."""
        return self.modelarts / "outputs" / f"{name}_{number}"

    def hand_over(self, user: int | None, parts: Iterable[Path]) -> None:
        """Make the program's directories, and give them to its user."""
        for part in (self.home, self.tmp, self.code, self.logs, *parts):
            part.mkdir(parents=True, exist_ok=True)
            give(part, user)

    def remove_work(self) -> None:
        """Remove all but the log and the state."""
        for part in (self.home, self.tmp, self.modelarts):
            shutil.rmtree(part, ignore_errors=True)

    def remove(self) -> None:
        """Remove everything, and let go of the lock."""
        shutil.rmtree(self.root, ignore_errors=True)
        with suppress(OSError):
            os.close(self.held)


def work_root() -> Path:
    """Return where the directories of all steps lie on this machine."""
    return Path(settings.WEFT_WORK_DIR or Path(settings.WEFT_HOME) / "work")


def make_folders(key: str) -> Folders:
    """Make an attempt's directory, empty; what a worker left behind under its name goes first."""
    root = work_root() / key.replace("/", "-")
    shutil.rmtree(root, ignore_errors=True)
    (root / _CONTROL).mkdir(parents=True)
    (root / _CONTROL).chmod(0o700)
    root.chmod(0o711)
    held = os.open(root / _CONTROL / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    fcntl.flock(held, fcntl.LOCK_EX)
    return Folders(root, held)


def remove_abandoned() -> None:
    """Remove the directories that no process uses any more: their worker was killed."""
    for root in work_root().glob("*"):
        with suppress(OSError), (root / _CONTROL / _LOCK).open() as lock:
            if time.time() - root.stat().st_mtime < _FRESH:
                continue
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(root, ignore_errors=True)
