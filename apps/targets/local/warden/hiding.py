"""A view of the file system for one program: its own `/tmp`, nothing of ours, nothing to
write to but what is its own.

Only for root, in a mount namespace of the program's own. A directory that the program's user may
not pass through (`/root` often holds an interpreter) is covered too, and what the program needs
from within put back into the cover.
"""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from apps.targets.local.warden import kernel

_COVER = "mode=755,size=1m"
_TEMPORARY = ("/tmp", "/var/tmp")  # noqa: S108
_SHARED = "/dev/shm"  # noqa: S108


def hide(*, hidden: Sequence[str], needed: Sequence[str], own: str, tmp: str, shared: int) -> None:
    """Change what this process sees from now on; raise `OSError` where that is not allowed.

    Only `own` and what is below it can be written to, `tmp` in the place of `/tmp`, and `shared`
    bytes of memory in the place of `/dev/shm`.
    """
    wanted = [os.path.realpath(path) for path in needed]
    covers = _outermost([*map(os.path.realpath, hidden), *_closed(wanted)])
    kernel.unshare(kernel.NEW_MOUNTS)
    kernel.mount("none", "/", flags=kernel.RECURSIVE | kernel.PRIVATE)
    with ExitStack() as stack:
        kept = {path: _opened(path, stack) for path in _outermost([*wanted, *filter(None, [own])])}
        private = _opened(tmp, stack) if tmp else None
        for cover in covers:
            kernel.mount("none", cover, kind="tmpfs", data=_COVER)
        writable = [path for path in _TEMPORARY if private and _replaced(path, private)]
        for path, handle in kept.items():
            if _is_within(path, [*covers, *writable]):
                _put_back(path, handle)
    if shared and os.path.isdir(_SHARED):
        kernel.mount("none", _SHARED, kind="tmpfs", data=f"mode=1777,size={shared}")
        writable.append(_SHARED)
    _let_write_only([*writable, *filter(None, [own])])


def _let_write_only(places: Sequence[str]) -> None:
    """Make everything read-only but these directories, each a mount of its own for that."""
    for place in places:
        kernel.mount(place, place, flags=kernel.BIND | kernel.RECURSIVE)
    kernel.make_read_only("/", read_only=True, all_below=True)
    for place in places:
        kernel.make_read_only(place, read_only=False)


def _closed(paths: Iterable[str]) -> Iterator[str]:
    """Find the directories above the paths that not everybody may pass through."""
    for path in paths:
        for above in reversed(Path(path).parents):
            if not above.stat().st_mode & stat.S_IXOTH:
                yield str(above)
                break


def _is_within(path: str, places: Iterable[str]) -> bool:
    return any(Path(path).is_relative_to(place) for place in places)


def _outermost(paths: Iterable[str]) -> list[str]:
    """Leave out what is not there, and what lies within another of the paths."""
    found: list[str] = []
    for path in sorted({path for path in paths if os.path.exists(path)}):
        if not _is_within(path, found):
            found.append(path)
    return found


def _opened(path: str, stack: ExitStack) -> int:
    """Hold on to a directory or file, whatever is mounted over its path later."""
    handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    stack.callback(os.close, handle)
    return handle


def _replaced(path: str, handle: int) -> bool:
    if not os.path.isdir(path) or os.path.islink(path):
        return False
    _bind(handle, path)
    return True


def _put_back(path: str, handle: int) -> None:
    place = Path(path)
    if stat.S_ISDIR(os.fstat(handle).st_mode):
        place.mkdir(parents=True, exist_ok=True)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    _bind(handle, path)


def _bind(handle: int, path: str) -> None:
    kernel.mount(f"/proc/self/fd/{handle}", path, flags=kernel.BIND | kernel.RECURSIVE)
