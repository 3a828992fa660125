"""The few calls into Linux that Python has no name for."""

import ctypes
import os
import signal
import struct
import sys

_PDEATHSIG, _NO_NEW_PRIVS, _CHILD_SUBREAPER = 1, 38, 36
NEW_MOUNTS = 0x00020000
BIND, RECURSIVE, PRIVATE = 0x1000, 0x4000, 1 << 18
_MOUNT_SETATTR, _HERE, _RECURSIVELY, _READ_ONLY = 442, -100, 0x8000, 1
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


def make_read_only(place: str, *, read_only: bool, all_below: bool = False) -> None:
    """Let nothing be written into a mount (or all below it), or let it again; or `OSError`."""
    wanted = (_READ_ONLY, 0) if read_only else (0, _READ_ONLY)
    attributes = struct.pack("=QQQQ", *wanted, 0, 0)
    flags = _RECURSIVELY if all_below else 0
    if _libc is None or _libc.syscall(
        _MOUNT_SETATTR, _HERE, place.encode(), flags, attributes, len(attributes)
    ):
        raise _error()


def _control(what: int, value: int) -> None:
    if _libc is not None:
        _libc.prctl(what, value, 0, 0, 0)


def _error() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number))
