"""Database values as JSON and back, the same from every database engine to every other."""

import base64
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import singledispatch
from typing import Any, TypeAlias
from uuid import UUID

from django.db import connection
from django.db.models import Field, Model, TextField
from django.db.models.expressions import Combinable

from apps.core.encrypted import undecrypted
from apps.core.fields import EncryptedTextField

Column: TypeAlias = "Field[Any, Any]"


def stored_fields(model: type[Model]) -> list[Column]:
    """Return the fields that have a column of their own which can be written."""
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def selected(field: Column) -> str | Combinable:
    """Return what reads the field; an encrypted one is read as it lies there."""
    return undecrypted(field.attname) if _is_encrypted(field) else field.attname


@singledispatch
def as_json(value: Any) -> Any:
    """Return a database value as JSON; text, numbers, flags and NULL stay themselves."""
    return value


@as_json.register(datetime)
@as_json.register(date)
@as_json.register(time)
def _(value: datetime | date | time) -> str:
    return value.isoformat()


@as_json.register(timedelta)
@as_json.register(Decimal)
@as_json.register(UUID)
def _(value: Any) -> str:
    return str(value)


@as_json.register(bytes)
@as_json.register(memoryview)
def _(value: bytes) -> str:
    return base64.b64encode(value).decode()


def as_parameter(field: Column, value: Any) -> Any:
    """Return what `as_json` made of a value as a parameter for this database."""
    if _is_encrypted(field):
        return TextField().get_db_prep_save(value, connection)
    return field.get_db_prep_save(field.to_python(value), connection)


def _is_encrypted(field: Column) -> bool:
    return isinstance(field, EncryptedTextField)
