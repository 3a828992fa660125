"""Several queries that see the database as it was at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """Let the queries inside see one state of the database, and block nobody meanwhile.

    Inside a transaction nothing is done: whoever opened it holds the lock he needs.
    """
    if connection.in_atomic_block or _is_reading():
        yield
    elif connection.vendor == "sqlite":
        with _deferred():
            yield
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def _is_reading() -> bool:
    """Tell whether an outer `one_moment` has opened a transaction that Django does not know of."""
    opened = connection.connection if connection.vendor == "sqlite" else None
    return opened is not None and opened.in_transaction


@contextmanager
def _deferred() -> Iterator[None]:
    """Open a reading transaction: `atomic` would take SQLite's one write lock (IMMEDIATE)."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("COMMIT")
