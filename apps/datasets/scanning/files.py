"""The files below a path, and what their places say: the class and the usage."""

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from apps.core.errors import Refused
from apps.datasets.manifests.sample import Usage
from apps.spec.problems import Problem
from apps.storage import paths
from apps.storage.ports import Entry, Store

MOST_FILES = 50_000
LABELS = "labels.csv"

_USAGES = {
    "train": Usage.TRAIN,
    "training": Usage.TRAIN,
    "eval": Usage.EVAL,
    "val": Usage.EVAL,
    "validation": Usage.EVAL,
    "test": Usage.TEST,
}


def files_below(store: Store, root: str, *, check: Callable[[], None]) -> list[Entry]:
    """Return every file below a directory, or the one file that `root` is.

    Raises `Refused` where there are more than `MOST_FILES`. `check` may raise to end the walk.
    """
    if PurePosixPath(root).suffix and not root.endswith("/"):
        return [Entry(path=str(paths.parse(root)))]
    found: list[Entry] = []
    for entry in _walk(store, root, check):
        found.append(entry)
        if len(found) > MOST_FILES:
            params = {"path": root, "limit": MOST_FILES}
            raise Refused([Problem(code="datasets.many_files", params=params)])
    return found


def suffix_of(entry: Entry) -> str:
    """Return the last part of a file's name, in lower case: `.png`."""
    return PurePosixPath(entry.path).suffix.lower()


def below(root: str, entry: Entry) -> PurePosixPath:
    """Return a file's path as seen from the directory in which it was found."""
    parts = paths.parse(entry.path).parts[len(paths.parse(root).parts) :]
    return PurePosixPath(*(parts or (paths.parse(entry.path).name,)))


def class_of(place: PurePosixPath) -> str:
    """Return the class that a file's directory names, "" for a file that lies in none."""
    folder = place.parent.name
    return "" if folder.lower() in _USAGES else folder


def usage_of(place: PurePosixPath) -> Usage | None:
    """Return the usage that one of a file's directories names."""
    named = (_USAGES.get(folder.lower()) for folder in place.parts[:-1])
    return next(filter(None, named), None)


def _walk(store: Store, root: str, check: Callable[[], None]) -> Iterator[Entry]:
    folders = [root]
    while folders:
        check()
        inside = store.list(folders.pop(), limit=MOST_FILES + 1)
        folders.extend(one.path for one in reversed(inside) if one.is_directory)
        yield from (one for one in inside if not one.is_directory)
