"""Starting and ending child processes so that none outlives the one that started it."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def free_port() -> int:
    """Return a loopback port that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def tied_to(parent: int) -> Callable[[], None]:
    """Return what a fresh child calls so that the kernel kills it when `parent` dies (Linux)."""

    def tie() -> None:
        if _libc is not None:
            _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != parent:
                os._exit(1)

    return tie


def start(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    output: IO[bytes] | int | None = None,
    folder: Path | None = None,
    user: int | None = None,
) -> subprocess.Popen[bytes]:
    """Start `command` in `folder`, in its own process group, tied to this process.

    `user` (only for root) runs it under that user and group id.
    """
    return subprocess.Popen(
        [str(part) for part in command],
        env=env,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        process_group=0,
        preexec_fn=tied_to(os.getpid()),  # noqa: PLW1509 (called before any thread is started)
        user=user,
        group=user,
        extra_groups=None if user is None else [],
    )


def stop(
    process: subprocess.Popen[bytes], *, how: int = signal.SIGTERM, patience: float = 10.0
) -> None:
    """End `process` and its group: ask by the signal `how`, kill after `patience` seconds."""
    signal_group(process, how)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(patience)
    signal_group(process, signal.SIGKILL)
    process.wait()


def signal_group(process: subprocess.Popen[bytes], how: int) -> None:
    """Send a signal to every process of the child's group; one that is gone is no error."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, how)
