"""Django's entry for a database, with the options that were measured for each engine."""

from typing import Any

import environ

# Write-ahead logging and IMMEDIATE transactions: four writers at once without a single
# "database is locked", where SQLite's defaults fail hundreds of times. Its cache stays as small as
# it is: each thread has one, and a larger one or a mapped file cost 200 MB and saved no time.
_SQLITE = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA journal_size_limit=27103364;"
    ),
}
# Planning the reads of a workflow takes longer than running them, so those that `store` asks itself
# are prepared at once. Django's own statements never are.
# A host that loses the network within a transaction holds its locks until the server gives it up.
_POSTGRES = {
    "pool": {"min_size": 1, "max_size": 20, "timeout": 20},
    "prepare_threshold": 0,
    "options": "-c idle_in_transaction_session_timeout=30s",
}


def database(url: str) -> dict[str, Any]:
    """Return the entry for the database at `url`."""
    found: dict[str, Any] = environ.Env.db_url_config(url)
    if found["ENGINE"].endswith("sqlite3"):
        return {**found, "OPTIONS": _SQLITE, "CONN_MAX_AGE": 60}
    return {**found, "OPTIONS": _POSTGRES, "CONN_MAX_AGE": 0}
