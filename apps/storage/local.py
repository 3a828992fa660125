"""The embedded store: buckets are directories below one root, and nothing leads out of it."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from apps.storage import paths
from apps.storage.ports import Entry, StorageFault
from apps.storage.trees import PlainFile, open_plain, plain_files

_HALF = ".half"  # no bucket begins with a dot: what is being written lies here until it is whole


class LocalStore:
    """Files below `root`. A link that somebody put there is followed only to what is inside."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def list(self, path: str, *, limit: int) -> Sequence[Entry]:
        folder = self._place(path)
        with _told(path):
            found = sorted(folder.iterdir())[:limit]
            return [_entry(path, child) for child in found if self._is_inside(child)]

    def exists(self, path: str) -> bool:
        return self._place(path).exists()

    def open(self, path: str) -> BinaryIO:
        with _told(path):
            return self._place(path).open("rb")

    def write(self, path: str, data: BinaryIO) -> None:
        place = self._place(path)
        with _told(path), self._half() as half:
            shutil.copyfileobj(data, half)
            half.flush()
            place.parent.mkdir(parents=True, exist_ok=True)
            Path(half.name).replace(place)

    def download(self, path: str, to: Path) -> None:
        place = self._place(path)
        with _told(path):
            if place.is_file():
                shutil.copyfile(place, to)
                return
            _copy_below(place, to)

    def upload(self, source: Path, path: str) -> None:
        with _told(path):
            for parts, file in _sources(source):
                self.write(paths.join(path, *parts), file)

    def delete(self, path: str) -> None:
        place = self._place(path)
        with _told(path):
            if place.is_dir():
                shutil.rmtree(place)
            else:
                place.unlink(missing_ok=True)

    def make_directory(self, path: str) -> None:
        with _told(path):
            self._place(path).mkdir(parents=True, exist_ok=True)

    def files(self, path: str, *, limit: int) -> Sequence[PlainFile]:
        """Return what `download` brings, at most `limit` files of it."""
        place = self._place(path)
        with _told(path):
            about = place.stat()
            if not place.is_dir():
                return [PlainFile((), about.st_size, about.st_mtime_ns)]
            return list(plain_files(place, limit=limit))

    def _place(self, path: str) -> Path:
        """Return where a path lies; raise where links lead out of the root."""
        where = paths.parse(path)
        place = self.root.joinpath(where.bucket, *where.parts)
        if not self._is_inside(place):
            raise StorageFault("storage.path", path=path)
        return place.resolve()

    def _is_inside(self, place: Path) -> bool:
        return place.resolve().is_relative_to(self.root.resolve())

    @contextlib.contextmanager
    def _half(self) -> "Iterator[tempfile._TemporaryFileWrapper[bytes]]":
        """Give a file to write to; what was not moved to its place is gone afterwards."""
        folder = self.root / _HALF
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as half:
            try:
                yield half
            finally:
                Path(half.name).unlink(missing_ok=True)


@contextlib.contextmanager
def _told(path: str) -> Iterator[None]:
    """Turn what the system says into a `StorageFault` about `path`."""
    try:
        yield
    except FileNotFoundError as error:
        raise StorageFault("storage.missing", path=path) from error
    except (NotADirectoryError, IsADirectoryError, FileExistsError) as error:
        raise StorageFault("storage.other_kind", path=path) from error
    except OSError as error:
        raise StorageFault("storage.failed", path=path, reason=error.strerror or "") from error


def _entry(folder: str, child: Path) -> Entry:
    about = child.stat()
    path = paths.parse(f"{folder}/{child.name}")
    return Entry(
        path=path.directory if child.is_dir() else str(path),
        size=0 if child.is_dir() else about.st_size,
        modified_at=datetime.fromtimestamp(about.st_mtime, UTC),
        is_directory=child.is_dir(),
    )


def _copy_below(place: Path, to: Path) -> None:
    if not place.is_dir():
        raise FileNotFoundError(place)
    to.mkdir(parents=True, exist_ok=True)
    for found in plain_files(place):
        copy = to.joinpath(*found.parts)
        copy.parent.mkdir(parents=True, exist_ok=True)
        with open_plain(place, found.parts) as file, copy.open("wb") as whole:
            if file is not None:
                shutil.copyfileobj(file, whole)


def _sources(source: Path) -> Iterator[tuple[tuple[str, ...], BinaryIO]]:
    """Open what is to be uploaded, one after the other: a file, or all below a directory."""
    root = source if source.is_dir() else source.parent
    below = [found.parts for found in plain_files(root)] if source.is_dir() else [(source.name,)]
    for parts in below:
        with open_plain(root, parts) as file:
            if file is not None:
                yield (parts if source.is_dir() else ()), file
