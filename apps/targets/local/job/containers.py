"""Running a job's command in a container, where this worker has a program for that."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from time import monotonic

from apps.targets.local.warden.order import Limits

PROGRAMS = ("podman", "docker")
_ASKED_AGAIN_AFTER = 30.0
_PATIENCE = 5.0
_OWN = ("PATH", "HOME", "XDG_RUNTIME_DIR", "DOCKER_HOST", "CONTAINER_HOST")


class Containers:
    """Finds a program that works, and remembers for a while what it found."""

    def __init__(self) -> None:
        self._lock, self._asked_at, self._found = Lock(), float("-inf"), ""

    def program(self) -> str:
        """Return the path of the first program that answers, "" where none does."""
        with self._lock:
            if monotonic() - self._asked_at > _ASKED_AGAIN_AFTER:
                self._found = next(filter(_works, map(_path, PROGRAMS)), "")
                self._asked_at = monotonic()
            return self._found


def container_command(
    program: str,
    *,
    name: str,
    image: str,
    command: Sequence[str],
    env: Mapping[str, str],
    folder: Path,
    visible: Path,
    user: int | None,
    limits: Limits,
) -> list[str]:
    """Return the command that runs `command` in the image; `visible` lies there as it lies here."""
    told = [part for pair in env.items() for part in ("--env", "=".join(pair))]
    limited = ["--memory", str(limits.memory)] if limits.memory else []
    limited += ["--cpus", str(min(limits.cpus, os.cpu_count() or 1))] if limits.cpus else []
    owned = ["--user", f"{user}:{user}"] if user is not None else []
    return [
        *(program, "run", "--rm", "--init", "--name", name, "--workdir", str(folder)),
        *("--volume", f"{visible}:{visible}", "--cap-drop", "all"),
        *("--security-opt", "no-new-privileges", "--pids-limit", "1024"),
        *(*limited, *owned, *told, "--entrypoint", command[0], image, *command[1:]),
    ]


def removing(program: str, name: str) -> list[str]:
    """Return the command that ends and removes a container, whatever became of it."""
    return [program, "rm", "--force", name]


def own_environment() -> dict[str, str]:
    """Return the environment of the program itself."""
    return {name: os.environ[name] for name in _OWN if name in os.environ}


def _path(program: str) -> str:
    return shutil.which(program) or ""


def _works(program: str) -> bool:
    if not program:
        return False
    try:
        asked = subprocess.run(  # noqa: S603
            [program, "info"], capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0
