"""What an archive holds and where: a zip file with a manifest, rows, stored files and keys."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from apps.core.secrets import key_file

FORMAT = 1
MANIFEST, ROWS, FILES, KEYS = "manifest.json", "rows/", "files/", "keys/"


class Unusable(Exception):
    """The archive cannot be made or restored here; the text says why."""


class Summary(NamedTuple):
    """What was written to an archive or read from one."""

    rows: int
    files: int


def key_files() -> list[Path]:
    """Return the files with keys: for secrets at rest, and for sessions in development."""
    return [key_file(), Path(settings.WEFT_HOME) / "django.key"]


def stored_files() -> Iterator[Path]:
    """Return the files that lie beside the database; links are not followed."""
    found = Path(settings.MEDIA_ROOT).rglob("*")
    return (path for path in sorted(found) if path.is_file() and not path.is_symlink())


def migrations() -> list[str]:
    """Return the names of all migrations that made the database what it is."""
    applied: Any = MigrationLoader(connection).applied_migrations
    return sorted(f"{app}.{name}" for app, name in applied)
