"""What stands in a file, as far as a page shows it: text, a table, a picture, or a directory."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from apps.storage.ports import Entry, StorageFault, Store

MOST_ENTRIES = 200
MOST_BYTES = 64 * 1024
MOST_ROWS = 100
MOST_COLUMNS = 30

_IMAGES: Mapping[str, str] = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
_TABLES: Mapping[str, str] = {".csv": ",", ".tsv": "\t"}


@dataclass(frozen=True)
class Preview:
    """What is shown of a path; one of the parts, none of them for what is not text."""

    path: str
    kind: str
    entries: Sequence[Entry] = ()
    text: str = ""
    rows: Sequence[Sequence[str]] = ()
    is_cut: bool = False


def look(store: Store, path: str) -> Preview:
    """Return what lies at a path; raise StorageFault where nothing does."""
    if image_type(path):
        return Preview(path, "image")
    try:
        data = store.open(path)
    except StorageFault:
        entries = list(store.list(path, limit=MOST_ENTRIES + 1))
        cut = len(entries) > MOST_ENTRIES
        return Preview(path, "directory", entries=entries[:MOST_ENTRIES], is_cut=cut)
    with data:
        return _of_bytes(path, data.read(MOST_BYTES + 1))


def image_type(path: str) -> str:
    """Return the type of a picture that a browser may show, "" of everything else."""
    return _IMAGES.get(_ending(path), "")


def _ending(path: str) -> str:
    return "." + path.rpartition(".")[2].lower()


def _of_bytes(path: str, data: bytes) -> Preview:
    cut = len(data) > MOST_BYTES
    if b"\x00" in data:
        return Preview(path, "binary")
    text = data[:MOST_BYTES].decode("utf-8", "replace")
    if separator := _TABLES.get(_ending(path)):
        rows = csv.reader(io.StringIO(text), delimiter=separator)
        kept = [row[:MOST_COLUMNS] for row in islice(_sound(rows), MOST_ROWS + 1)]
        return Preview(path, "table", rows=kept[:MOST_ROWS], is_cut=cut or len(kept) > MOST_ROWS)
    return Preview(path, "text", text=text, is_cut=cut)


def _sound(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """Yield rows until one cannot be read."""
    with suppress(csv.Error):
        yield from rows
