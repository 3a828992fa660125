"""What a store of files must be able to do, whatever lies behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Protocol


class StorageFault(Exception):
    """Why a store did not do it; `core/texts/storage.py` has the sentences."""

    def __init__(self, code: str, **params: Any) -> None:
        self.code, self.params = code, params
        super().__init__(f"{code} {params}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file, or a directory: its path ends in a slash and its size is 0."""

    path: str
    size: int = 0
    modified_at: datetime | None = None
    is_directory: bool = False


class Store(Protocol):
    """The files of one project. Every path is as `paths.parse` takes it.

    Whatever goes wrong is a `StorageFault`. A directory is there while something lies below it,
    or since `make_directory`.
    """

    def list(self, path: str, *, limit: int) -> Sequence[Entry]:
        """Return what lies directly in a directory, by name, at most `limit` of it."""

    def exists(self, path: str) -> bool:
        """Tell whether there is a file or a directory."""

    def open(self, path: str) -> BinaryIO:
        """Return a file's bytes, to be read and closed."""

    def write(self, path: str, data: BinaryIO) -> None:
        """Make or replace a file, whole or not at all."""

    def download(self, path: str, to: Path) -> None:
        """Copy a file to the file `to`, or all below a directory into the directory `to`."""

    def upload(self, source: Path, path: str) -> None:
        """Copy a file, or all below a directory; what is neither (links, pipes) is left out."""

    def delete(self, path: str) -> None:
        """Remove a file, or a directory with all below it; nothing there is no fault."""

    def make_directory(self, path: str) -> None:
        """Have a directory; one that is there already is no fault."""
