"""Changing the key that encrypts secrets, while Weft runs."""

from django.db import transaction
from django.db.models import TextField, Value

from apps.core import encrypted, secrets


def add_key() -> None:
    """Put a fresh key before the others: it encrypts from now on, they still decrypt."""
    secrets.keep([secrets.new_key(), *secrets.keys()])


@transaction.atomic
def encrypt_anew() -> int:
    """Encrypt every stored secret with the newest key; return how many there are.

    Raise `SecretKeyLost` where one cannot be read; then nothing is changed.
    """
    return sum(_encrypt_column(column) for column in encrypted.columns())


def forget_old_keys() -> None:
    """Keep the newest key only; what is not encrypted with it is lost from now on."""
    secrets.keep(secrets.keys()[:1])


def _encrypt_column(column: encrypted.Column) -> int:
    tokens = list(column.tokens())
    for pk, token in tokens:
        fresh = Value(secrets.rotated(token), output_field=TextField())
        column.model._base_manager.filter(pk=pk).update(**{column.name: fresh})
    return len(tokens)
