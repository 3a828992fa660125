"""A place whose work takes a moment, and whose every beginning is written into a file.

The file outlives workers, brokers and databases: a trial reads there what really happened.
"""

import json
import os
import time
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from apps.engine.states import StepState
from apps.executions.ports import Fault, Log, Observation, Stopped, Work

BEGUN = "begun.jsonl"
LONGEST = 1.5


class LoggedTarget:
    """Does nothing for a moment; a step called `bad…` fails."""

    def __init__(self, *, attached: bool) -> None:
        self.attached = attached

    def refuses(self, work: Work) -> Fault | None:
        """Refuse nothing."""
        return None

    def fingerprint(self, work: Work) -> str | None:
        """Depend on nothing."""
        return ""

    def submit(self, work: Work, *, stopped: Stopped) -> Observation:
        """Note the beginning, once for each time that this is asked."""
        _note({"id": work.id, "attempt": work.attempt, "step": work.step, "at": time.time()})
        return _seen(work, timezone.now().isoformat())

    def observe(self, work: Work, handle: str) -> Observation:
        """Say how it goes by now."""
        return _seen(work, handle)

    def log(self, work: Work, handle: str, *, after: str) -> Log:
        """Return nothing."""
        return Log(lines=(), cursor=after)

    def cancel(self, work: Work, handle: str) -> None:
        """Do nothing."""


def _note(entry: dict[str, Any]) -> None:
    line = json.dumps(entry).encode() + b"\n"
    descriptor = os.open(begun_in(Path(settings.WEFT_HOME)), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    try:
        os.write(descriptor, line)
    finally:
        os.close(descriptor)


def begun_in(home: Path) -> Path:
    """Return the file in which the beginnings are."""
    return home / BEGUN


def _seen(work: Work, handle: str) -> Observation:
    elapsed = (timezone.now() - datetime.fromisoformat(handle)).total_seconds()
    left = zlib.crc32(f"{work.id} {work.attempt}".encode()) % 1000 / 1000 * LONGEST - elapsed
    if left > 0:
        return Observation(state=StepState.RUNNING, handle=handle, look_again=left)
    if work.step.startswith("bad"):
        return Observation(state=StepState.FAILED, handle=handle, fault=Fault(code="local.exit"))
    return Observation(state=StepState.COMPLETED, handle=handle)


def open_attached(name: str, *, project_id: str) -> LoggedTarget:
    """Return the place, its work in the process that submitted it."""
    return LoggedTarget(attached=True)


def open_detached(name: str, *, project_id: str) -> LoggedTarget:
    """Return the place, its work visible to every worker."""
    return LoggedTarget(attached=False)
