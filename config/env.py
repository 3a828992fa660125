"""What the environment decides: where state lives and which servers are used."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def home() -> Path:
    """Return the folder that holds all state (`WEFT_HOME`, else `var/` in the checkout)."""
    return Path(os.environ.get("WEFT_HOME") or ROOT / "var")


def database_url() -> str:
    """Return `DATABASE_URL`, else the embedded SQLite file in `home()`."""
    return os.environ.get("DATABASE_URL") or f"sqlite:///{home() / 'weft.sqlite3'}"


def redis_url() -> str:
    """Return `REDIS_URL`; the supervisor sets it to the server it started or found."""
    return os.environ.get("REDIS_URL") or "redis://127.0.0.1:6379/0"
