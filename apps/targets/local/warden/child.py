"""The first moments of a program: the child that is not yet the program gives up what it has."""

import os
import resource
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from apps.targets.local.warden import kernel
from apps.targets.local.warden.hiding import hide
from apps.targets.local.warden.order import Limits, Order

_FILES, _PROCESSES = 4096, 1024
_ROOM = 2**30
NICER = 5


def start(order: Order, output: int, told: int) -> int:
    """Start the program with its output into the pipe `output`; return its process id.

    What goes wrong before the program runs is written into the pipe `told`, which closes when it
    runs: `open <why>` where it cannot be hidden from its surroundings, `not <why>` where it
    cannot run at all.
    """
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        _become(order, output, told, parent)
    except BaseException as error:
        _tell(told, "not", error)
    finally:
        os._exit(127)


def _become(order: Order, output: int, told: int, parent: int) -> None:
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    _set_limits(order.limits, own_user=order.user is not None)
    if order.user is not None:
        try:
            _hide(order)
        except OSError as error:
            _tell(told, "open", error)
        _change_user(order.user)
    kernel.gain_nothing()
    kernel.die_with(parent)
    os.chdir(order.folder)
    os.umask(0o022)
    for number in (signal.SIGPIPE, signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    os.execvpe(order.command[0], list(order.command), dict(order.env))  # noqa: S606


def _hide(order: Order) -> None:
    own, shared = order.limits.folder, order.limits.memory // 2
    hide(hidden=order.hidden, needed=order.needed, own=own, tmp=order.tmp, shared=shared)


def _change_user(user: int) -> None:
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def _set_limits(limits: Limits, *, own_user: bool) -> None:
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, _FILES)
    if own_user:  # counted over all processes of a user: no limit for one that is shared
        _limit(resource.RLIMIT_NPROC, _PROCESSES)
    if limits.disk:
        _limit(resource.RLIMIT_FSIZE, limits.disk)
    if limits.memory:  # what is used is watched; this only keeps one leap from going too far
        _limit(resource.RLIMIT_DATA, 2 * limits.memory + _ROOM)
    if limits.cpus:
        os.sched_setaffinity(0, _cpus(sorted(os.sched_getaffinity(0)), limits.cpus))
    os.nice(NICER)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _cpus(present: Sequence[int], wanted: int) -> Sequence[int]:
    """Return as many CPUs as wanted, another begin for each process so that they spread."""
    begin = os.getpid() % len(present)
    return [present[(begin + step) % len(present)] for step in range(min(wanted, len(present)))]


def _tell(told: int, word: str, error: BaseException) -> None:
    os.write(told, f"{word} {error}\n".encode(errors="replace")[:1000])
    sys.stderr.flush()
