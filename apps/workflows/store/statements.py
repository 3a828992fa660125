"""Reading queries whose SQL Django writes once: writing it anew takes longer than running it.

The rows come as the driver reads them: moments from SQLite have no time zone.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, cast

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

MAX_PREPARED = 64
"""Values of a statement that is worth a plan of its own: the driver keeps a hundred of them."""


def rows_of(
    model: type[Model], names: tuple[str, ...], lookup: str, ids: Iterable[str]
) -> list[tuple[Any, ...]]:
    """Return the columns `names` of the rows whose `lookup` is one of `ids`, in order.

    The last id is repeated up to a power of two, so that few different statements are written.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    wanted += wanted[-1:] * ((1 << (len(wanted) - 1).bit_length()) - len(wanted))
    return ask(_sql(model, names, lookup, len(wanted), connection.vendor), wanted)


def ask(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a statement that is asked again and again in the same words."""
    is_prepared = connection.vendor == "postgresql" and len(values) <= MAX_PREPARED
    with _prepared() if is_prepared else connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _prepared() -> CursorWrapper:
    """Return the driver's own cursor, which prepares its statements and reads binary answers."""
    connection.ensure_connection()
    cursor: Any = psycopg.Cursor(cast("psycopg.Connection", connection.connection))
    cursor.format = psycopg.pq.Format.BINARY
    wrapped = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    return wrapped(cursor)


@lru_cache(maxsize=1024)
def _sql(model: type[Model], names: tuple[str, ...], lookup: str, count: int, _: str) -> str:
    places = [str(number) for number in range(count)]
    rows = model._default_manager.filter(**{f"{lookup}__in": places})
    listed = any(field.name == "position" for field in model._meta.fields)
    ordered = rows.order_by("position", "pk") if listed else rows.order_by("pk")
    sql, _params = ordered.values_list(*names).query.sql_with_params()
    return sql
