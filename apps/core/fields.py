"""Model fields that several apps use."""

from typing import Any

from django.db import models

from apps.core.secrets import decrypt, encrypt


class EncryptedTextField(models.TextField):
    """Text that lies encrypted in the database and is plain in Python."""

    def get_prep_value(self, value: Any) -> Any:
        return None if value is None else encrypt(str(value))

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return None if value is None else decrypt(value)
