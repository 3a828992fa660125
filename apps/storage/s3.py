"""A store on OBS or any other endpoint that speaks S3, over boto3 (the extra `obs`)."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from apps.storage import paths
from apps.storage.paths import StoragePath
from apps.storage.ports import Entry, StorageFault
from apps.storage.s3_client import Place, open_client, told
from apps.storage.trees import open_plain, plain_files

_IN_MEMORY = 8 * 2**20
_PAGE = 1000


class S3Store:
    """Files at an endpoint. A directory is a prefix; an empty one is a key that ends in a slash."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._client: Any = open_client(place)

    def list(self, path: str, *, limit: int) -> Sequence[Entry]:
        where = paths.parse(path)
        found, seen = [], False
        for page in self._pages(where, limit + 1, Delimiter="/"):
            seen = seen or bool(page.get("KeyCount"))
            found += list(_entries(where, page, self._key(where)))
            if len(found) >= limit:
                break
        if not seen and where.parts:
            raise StorageFault("storage.missing", path=path)
        return sorted(found, key=lambda entry: entry.path)[:limit]

    def exists(self, path: str) -> bool:
        where = paths.parse(path)
        try:
            return self._is_file(where) or any(
                page.get("KeyCount") for page in self._pages(where, 1)
            )
        except StorageFault as fault:
            if fault.code == "storage.no_bucket":
                return False
            raise

    def open(self, path: str) -> BinaryIO:
        where = paths.parse(path)
        file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (whoever opened it closes it)
        with told(path):
            self._client.download_fileobj(self._bucket(where), self._key(where), file)
        file.seek(0)
        return cast(BinaryIO, file)

    def write(self, path: str, data: BinaryIO) -> None:
        where = paths.parse(path)
        if not where.parts:
            raise StorageFault("storage.other_kind", path=path)
        with told(path):
            self._client.upload_fileobj(data, self._bucket(where), self._key(where))

    def download(self, path: str, to: Path) -> None:
        where = paths.parse(path)
        if where.parts and self._is_file(where):
            self._fetch(where, to)
            return
        names = list(self._below(where))
        if not names and not self.exists(path):
            raise StorageFault("storage.missing", path=path)
        to.mkdir(parents=True, exist_ok=True)
        for name in names:
            inner = paths.parse(f"{where}/{name}")
            place = to.joinpath(*inner.parts[len(where.parts) :])
            place.parent.mkdir(parents=True, exist_ok=True)
            self._fetch(inner, place)

    def upload(self, source: Path, path: str) -> None:
        if source.is_dir() and not source.is_symlink():
            for found in plain_files(source):
                self._send(source, found.parts, paths.join(path, *found.parts))
        else:
            self._send(source.parent, (source.name,), path)

    def delete(self, path: str) -> None:
        where = paths.parse(path)
        keys = [f"{self._folder(where)}{name}" for name in self._below(where, markers=True)]
        with told(path):
            for key in [*keys, *([self._key(where)] if where.parts else [])]:
                self._client.delete_object(Bucket=self._bucket(where), Key=key)

    def make_directory(self, path: str) -> None:
        where = paths.parse(path)
        if self._folder(where):
            with told(path):
                self._client.put_object(
                    Bucket=self._bucket(where), Key=self._folder(where), Body=b""
                )

    def _is_file(self, where: StoragePath) -> bool:
        try:
            with told(str(where)):
                self._client.head_object(Bucket=self._bucket(where), Key=self._key(where))
        except StorageFault as fault:
            if fault.code == "storage.missing":
                return False
            raise
        return True

    def _pages(self, where: StoragePath, size: int, **options: str) -> Iterator[Mapping[str, Any]]:
        """Return what lies below a directory, page by page."""
        asked = {"Bucket": self._bucket(where), "Prefix": self._folder(where), **options}
        with told(str(where)):
            pages = self._client.get_paginator("list_objects_v2")
            yield from pages.paginate(**asked, PaginationConfig={"PageSize": min(size, _PAGE)})

    def _below(self, where: StoragePath, *, markers: bool = False) -> Iterator[str]:
        """Return the keys below a directory, without its own; `markers`: of directories too."""
        folder = self._folder(where)
        for page in self._pages(where, _PAGE):
            for each in page.get("Contents", ()):
                name = str(each["Key"]).removeprefix(folder)
                if markers or not (name == "" or name.endswith("/")):
                    yield name

    def _fetch(self, where: StoragePath, to: Path) -> None:
        with told(str(where)), to.open("wb") as file:
            self._client.download_fileobj(self._bucket(where), self._key(where), file)

    def _send(self, root: Path, parts: tuple[str, ...], path: str) -> None:
        with open_plain(root, parts) as file:
            if file is not None:
                self.write(path, file)

    def _bucket(self, where: StoragePath) -> str:
        return self.place.bucket or where.bucket

    def _key(self, where: StoragePath) -> str:
        inner = (where.bucket,) if self.place.bucket else ()
        return "/".join((*self.place.prefix_parts, *inner, *where.parts))

    def _folder(self, where: StoragePath) -> str:
        key = self._key(where)
        return f"{key}/" if key else ""


def _entries(where: StoragePath, page: Mapping[str, Any], key: str) -> Iterator[Entry]:
    """Return what a page says of a directory; a key that is no path of ours is left out."""
    begin = len(key) + bool(key)
    for each in page.get("CommonPrefixes", ()):
        if inner := _inner(where, str(each["Prefix"])[begin:]):
            yield Entry(path=inner.directory, is_directory=True)
    for each in page.get("Contents", ()):
        if inner := _inner(where, str(each["Key"])[begin:]):
            size, at = int(each["Size"]), each["LastModified"]
            yield Entry(path=str(inner), size=size, modified_at=at)


def _inner(where: StoragePath, name: str) -> StoragePath | None:
    try:
        inner = paths.parse(f"{where}/{name}")
    except StorageFault:
        return None
    return inner if len(inner.parts) == len(where.parts) + 1 else None
