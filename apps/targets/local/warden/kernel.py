"""The few calls into Linux that Python has no name for."""

import ctypes
import os
import signal
import sys

_PDEATHSIG, _NO_NEW_PRIVS, _CHILD_SUBREAPER = 1, 38, 36
NEW_MOUNTS = 0x00020000
BIND, RECURSIVE, PRIVATE = 0x1000, 0x4000, 1 << 18
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def adopt_orphans() -> None:
    """Become the parent of every descendant that loses its own."""
    _control(_CHILD_SUBREAPER, 1)


def gain_nothing() -> None:
    """Let no program that is started from here have more rights than this process."""
    _control(_NO_NEW_PRIVS, 1)


def die_with(parent: int) -> None:
    """Have the kernel kill this process when its parent dies; die now where it has."""
    _control(_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def unshare(what: int) -> None:
    """Leave what is shared with others; raise `OSError` where this is not allowed."""
    if _libc is None or _libc.unshare(what):
        raise _error()


def mount(source: str, place: str, *, kind: str = "none", flags: int = 0, data: str = "") -> None:
    """Mount something; raise `OSError` where it does not work."""
    if _libc is None or _libc.mount(
        source.encode(), place.encode(), kind.encode(), flags, data.encode()
    ):
        raise _error()


def _control(what: int, value: int) -> None:
    if _libc is not None:
        _libc.prctl(what, value, 0, 0, 0)


def _error() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number))
