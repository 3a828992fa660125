"""The encrypted columns of all apps, and what lies in them, without decrypting it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import F, Model, TextField
from django.db.models.functions import Cast

from apps.core.fields import EncryptedTextField


class Column(NamedTuple):
    """One encrypted column."""

    model: type[Model]
    name: str

    def tokens(self) -> Iterator[tuple[Any, str]]:
        """Return primary key and encrypted text of every row that has one."""
        rows = self.model._base_manager.annotate(raw=undecrypted(self.name))
        filled = rows.exclude(**{f"{self.name}__isnull": True})
        return filled.values_list("pk", "raw").iterator()


def columns() -> list[Column]:
    """Return every encrypted column there is."""
    return [
        Column(model, field.name)
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, EncryptedTextField)
    ]


def undecrypted(name: str) -> Cast:
    """Return an expression for a column's encrypted text."""
    return Cast(F(name), TextField())
