"""Under which user a program runs: one of its own where Weft is root, else ours."""

import os
import pwd
import zlib
from functools import cache
from pathlib import Path

from django.conf import settings


def user_for(key: str) -> int | None:
    """Return the user (and group) id of the program called `key`; None: the same as ours.

    Each program has an id of its own within `WEFT_CODE_USERS`, so that none reads the files of
    another; two that meet by chance are as two that share one.
    """
    first, last = settings.WEFT_CODE_USERS
    if os.geteuid() != 0 or not _is_mapped(last):
        return None
    return int(first + zlib.crc32(key.encode()) % (last - first + 1))


def named_user() -> int | None:
    """Return the id of `nobody`, for programs that do not start without a name; None as above."""
    if os.geteuid() != 0:
        return None
    try:
        found = pwd.getpwnam("nobody").pw_uid
    except KeyError:
        return None
    return found if _is_mapped(found) else None


def give(path: Path, user: int | None) -> None:
    """Make a user the owner of a directory and all below it."""
    if user is None:
        return
    os.lchown(path, user, user)
    for _, folders, files, handle in os.fwalk(path):
        for name in (*folders, *files):
            os.chown(name, user, user, dir_fd=handle, follow_symlinks=False)


@cache
def _is_mapped(user: int) -> bool:
    """Tell whether this container knows the id at all."""
    spans = [line.split() for line in Path("/proc/self/uid_map").read_text().splitlines()]
    return any(int(first) <= user < int(first) + int(count) for first, _, count in spans)
