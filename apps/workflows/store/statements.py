"""Reading queries whose SQL Django writes once: writing it anew takes longer than running it.

The rows come as the driver reads them: moments from SQLite have no time zone.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Model


def rows_of(
    model: type[Model], names: tuple[str, ...], lookup: str, workflow_ids: Iterable[str]
) -> list[tuple[Any, ...]]:
    """Return the columns `names` of the rows whose `lookup` is one of `workflow_ids`, in order."""
    ids = list(dict.fromkeys(workflow_ids))
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_sql(model, names, lookup, len(ids), connection.vendor), ids)
        return cursor.fetchall()


@lru_cache(maxsize=1024)
def _sql(model: type[Model], names: tuple[str, ...], lookup: str, count: int, _: str) -> str:
    places = [str(number) for number in range(count)]
    rows = model._default_manager.filter(**{f"{lookup}__in": places})
    listed = any(field.name == "position" for field in model._meta.fields)
    ordered = rows.order_by("position", "pk") if listed else rows.order_by("pk")
    sql, _params = ordered.values_list(*names).query.sql_with_params()
    return sql
