"""Programs under a warden, for tests: started in a directory of their own and waited for."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from apps.targets.local.users import give
from apps.targets.local.warded import Warded
from apps.targets.local.warden.order import Limits, Order, Report

USER = 62_000 if os.geteuid() == 0 else None
PATIENCE = 30.0


def open_way(folder: Path) -> Path:
    """Let other users pass through a directory of pytest's, and through those above it."""
    for place in (folder, *folder.parents[:2]):
        if place.stat().st_uid == os.geteuid():
            place.chmod(place.stat().st_mode | 0o011)
    return folder


def start(folder: Path, code: str, **changes) -> Warded:
    """Start Python code below `folder`, as another user where the test runs as root."""
    work, tmp = folder / "work", folder / "tmp"
    for part in (work, tmp):
        part.mkdir()
        give(part, USER)
    whole = {
        "command": [sys.executable, "-u", "-c", code],
        "env": {"PATH": "/usr/bin:/bin"},
        "folder": str(work),
        "log": str(folder / "log"),
        "state": str(folder / "state"),
        "tmp": str(tmp),
        "user": USER,
        "needed": [str(work), sys.prefix, sys.base_prefix],
        "limits": Limits(folder=str(work)),
    }
    return Warded(Order(**(whole | changes)))


def until(ready: Callable[[], object]) -> None:
    """Wait until something is so."""
    give_up = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < give_up, "waited in vain"
        time.sleep(0.02)


def ended(ward: Warded) -> Report:
    """Return the report of a program that has ended by itself."""
    until(lambda: ward.report().ended)
    return ward.report()


def said(ward: Warded) -> list[tuple[str, str]]:
    """Return the lines of its log with their levels."""
    log = Path(ward.order.log)
    lines = log.read_text().splitlines() if log.exists() else []
    return [(level, text) for _, level, text in (line.split("\t", 2) for line in lines)]


def is_alive(pid: int) -> bool:
    """Tell whether a process runs (one that is dead but not yet reaped does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
