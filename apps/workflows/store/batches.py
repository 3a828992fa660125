"""Long lists of ids in pieces that fit the number of variables a query may have."""

from collections.abc import Iterable, Iterator
from itertools import islice

MAX_IDS = 10_000
"""SQLite takes 32,766 variables in a query, PostgreSQL 65,535."""


def batched(ids: Iterable[str]) -> Iterator[list[str]]:
    """Yield `ids` in lists of at most `MAX_IDS`."""
    rest = iter(ids)
    while some := list(islice(rest, MAX_IDS)):
        yield some
