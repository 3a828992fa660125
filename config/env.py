"""What the environment decides: where state lives, which servers are used, who may reach Weft."""

import ipaddress
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = "127.0.0.1"


def home() -> Path:
    """Return the folder that holds all state (`WEFT_HOME`, else `var/` in the checkout)."""
    return Path(os.environ.get("WEFT_HOME") or ROOT / "var")


def database_url() -> str:
    """Return `DATABASE_URL`, else the embedded SQLite file in `home()`."""
    return os.environ.get("DATABASE_URL") or f"sqlite:///{home() / 'weft.sqlite3'}"


def redis_url() -> str:
    """Return `REDIS_URL`; the supervisor sets it to the server it started or found."""
    return os.environ.get("REDIS_URL") or f"redis://{LOOPBACK}:6379/0"


def host() -> str:
    """Return the address that the web server listens on (`HOST`, else loopback)."""
    return os.environ.get("HOST") or LOOPBACK


def is_loopback(host: str) -> bool:
    """Return whether only programs of this machine reach a server bound to `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
