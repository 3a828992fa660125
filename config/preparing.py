"""Bringing the database up to date before a start: a copy, the migrations, the demo."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

KEPT_COPIES = 5


def pending_migrations() -> int:
    """Return how many migrations are not applied yet."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate() -> list[str]:
    """Apply what is pending, after a copy of a SQLite database; return what was done."""
    pending = pending_migrations()
    if not pending:
        return []
    copy = copy_database()
    call_command("migrate", verbosity=0, interactive=False)
    copied = [f"Copied the database to {copy} before changing it."] if copy else []
    return [*copied, f"Applied {pending} migrations."]


def copy_database() -> Path | None:
    """Return a fresh copy of the SQLite database, or None where there is none to copy.

    Only the last few copies are kept. PostgreSQL has its own tools for this (`pg_dump`).
    """
    if connection.vendor != "sqlite" or not connection.introspection.table_names():
        return None
    folder = Path(settings.WEFT_HOME) / "backups"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    copy = folder / f"before-migration-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.sqlite3"
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)
    for old in sorted(folder.glob("before-migration-*.sqlite3"))[:-KEPT_COPIES]:
        old.unlink()
    return copy
