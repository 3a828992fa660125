"""How much lies below a directory of a store, counted only until it is too much."""

from apps.storage.ports import Store

MOST_ENTRIES = 10_000


def size_below(store: Store, path: str, *, limit: int) -> int:
    """Return the bytes below a directory, or some number above `limit` where it is more."""
    total, folders, seen = 0, [path], 0
    while folders and total <= limit:
        for entry in store.list(folders.pop(), limit=MOST_ENTRIES):
            seen += 1
            total += entry.size
            if entry.is_directory:
                folders.append(entry.path)
        if seen > MOST_ENTRIES:
            return limit + 1
    return total
