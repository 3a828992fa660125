"""What has to be true of an installation, each with an id and a hint (`manage.py check`)."""

import stat
from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Warning
from django.db import DatabaseError

from apps.core import encrypted, secrets


def secrets_can_be_read(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Report one error if a stored secret was encrypted with a key that is not there."""
    if not databases:
        return []
    try:
        for column in encrypted.columns():
            for _pk, token in column.tokens():
                secrets.decrypt(token)
    except secrets.SecretKeyLost as lost:
        return [Error(str(lost), id="weft.E001")]
    except DatabaseError:  # not migrated yet: there is nothing to be read
        return []
    return []


def only_the_owner_reads_the_key(**_: Any) -> list[CheckMessage]:
    """Warn if other users of the machine can read the key file."""
    path = secrets.key_file()
    if secrets.come_from_environment() or not path.exists():
        return []
    if not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return []
    hint = f"chmod 600 {path}"
    return [Warning(f"Other users of this machine can read {path}.", hint=hint, id="weft.W001")]
