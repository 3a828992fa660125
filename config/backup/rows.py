"""All rows of all tables, as lines of JSON, past the models: nothing is decrypted or computed."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from config.backup.values import as_json, as_parameter, selected, stored_fields

NOT_KEPT = {"sessions.Session"}  # who is signed in now concerns no later Weft
AT_ONCE = 500


def kept_models() -> list[type[Model]]:
    """Return every model whose rows a backup holds, those between two others included."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label not in NOT_KEPT
    ]


def lines_of(model: type[Model]) -> Iterator[str]:
    """Return each row as a line of JSON: its values in the order of `stored_fields`."""
    columns = [selected(field) for field in stored_fields(model)]
    for row in model._base_manager.order_by("pk").values_list(*columns).iterator(chunk_size=2000):
        yield json.dumps([as_json(value) for value in row], ensure_ascii=False)


@transaction.atomic
def replace_all(tables: Iterable[tuple[type[Model], Iterable[str]]]) -> int:
    """Put these rows in place of all there are; return how many they are.

    Foreign keys are checked at the end of the transaction, so the order does not matter.
    """
    with connection.cursor() as cursor:
        for model in kept_models():
            cursor.execute(f"DELETE FROM {_quoted(model._meta.db_table)}")  # noqa: S608
    count = sum(_insert(model, lines) for model, lines in tables)
    connection.check_constraints()
    _count_on_from_the_highest_keys()
    return count


def _insert(model: type[Model], lines: Iterable[str]) -> int:
    fields = stored_fields(model)
    names = ", ".join(_quoted(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = _quoted(model._meta.db_table)
    statement = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 (quoted names)
    rows, count = iter(lines), 0
    while chunk := list(islice(rows, AT_ONCE)):
        with connection.cursor() as cursor:
            cursor.executemany(statement, [_parameters(model, line) for line in chunk])
        count += len(chunk)
    return count


def _parameters(model: type[Model], line: str) -> list[Any]:
    pairs = zip(stored_fields(model), json.loads(line), strict=True)
    return [as_parameter(field, value) for field, value in pairs]


def _count_on_from_the_highest_keys() -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept_models()):
            cursor.execute(statement)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
