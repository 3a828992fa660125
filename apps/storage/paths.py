"""What a path of storage is: a bucket and the parts below it, written in either of two ways.

`obs://bucket/a/b` and `/bucket/a/b` name the same thing. Whatever could lead out of a bucket is
refused here, before any store sees it.
"""

import re
from dataclasses import dataclass

from apps.storage.ports import StorageFault

_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_SCHEMES = ("obs://", "s3://", "s3a://")
LONGEST_KEY = 1024
LONGEST_PART = 255


@dataclass(frozen=True, slots=True)
class StoragePath:
    """A bucket and a key below it: parts without slashes, none at all for the bucket itself."""

    bucket: str
    parts: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return what stores call the thing inside its bucket."""
        return "/".join(self.parts)

    @property
    def name(self) -> str:
        """Return the last part."""
        return self.parts[-1] if self.parts else self.bucket

    @property
    def directory(self) -> str:
        """Return the path as one writes a directory: `/bucket/a/b/`."""
        return f"{self}/"

    def __str__(self) -> str:
        return "/".join(("", self.bucket, *self.parts))


def parse(text: str) -> StoragePath:
    """Return the path that `text` names; raise `StorageFault` where it names none."""
    bucket, *parts = [part for part in _bare(text).split("/") if part] or [""]
    if not _BUCKET.fullmatch(bucket):
        raise _refused("storage.bucket", text)
    if any(part in {".", ".."} for part in parts) or _CONTROL.search(text):
        raise _refused("storage.path", text)
    if any(len(part.encode()) > LONGEST_PART for part in parts) or _bytes(parts) > LONGEST_KEY:
        raise _refused("storage.path_too_long", text)
    return StoragePath(bucket, tuple(parts))


def join(base: str, *names: str) -> str:
    """Return the path of something below a directory, checked as a whole."""
    return str(parse("/".join((str(parse(base)), *names))))


def _bare(text: str) -> str:
    """Return the path without its scheme; a relative one is none."""
    for scheme in _SCHEMES:
        if text.startswith(scheme):
            return text.removeprefix(scheme)
    return text if text.startswith("/") else ""


def _bytes(parts: list[str]) -> int:
    return len("/".join(parts).encode())


def _refused(code: str, text: str) -> StorageFault:
    shown = text[:200].encode("utf-8", "replace").decode()
    return StorageFault(code, path=_CONTROL.sub("�", shown))
