"""Loaded by a worker in a trial: kills it with SIGKILL, once, at the point the trial names."""

import os
import signal
from functools import partial
from pathlib import Path

from apps.targets import driver

POINT = "WEFT_TRIAL_CRASH_AT"
DONE = "WEFT_TRIAL_CRASHED"


def die_once(name: str) -> None:
    """Kill this process at the point; the file says that it has happened."""
    if name == os.environ.get(POINT):
        done = Path(os.environ[DONE])
        if not done.exists():
            done.touch()
            os.kill(os.getpid(), signal.SIGKILL)


driver.advance = partial(driver.advance, checkpoint=die_once)
