"""The real servers of the test run: PostgreSQL (or SQLite) and Valkey, on ports of their own.

Loaded by `-p tests.servers`, because the environment has to be set before Django reads it.
`WEFT_TEST_DATABASE=sqlite` runs the same tests on SQLite. Nothing is started before a test needs
it, and a server of the machine's own (`DATABASE_URL`, `REDIS_URL`) is never touched.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

from config.env import LOOPBACK
from config.launch.processes import free_port, stop
from config.launch.valkey import start_valkey
from config.messages import compile_changed
from tests.postgres import start_postgres, stop_postgres

_STATE = "WEFT_TEST_SERVERS"


class Servers:
    """The folder and ports of this run; `ensure` starts what is not running yet."""

    def __init__(self, database: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="weft-tests-"))
        self.on_postgres = database != "sqlite"
        self.postgres_port, self.valkey_port = free_port(), free_port()
        self._valkey: subprocess.Popen[bytes] | None = None
        self._postgres: subprocess.Popen[bytes] | None = None

    def environment(self) -> dict[str, str]:
        """Return the variables that make Django use these servers."""
        postgres = f"postgres://weft@127.0.0.1:{self.postgres_port}/postgres"
        sqlite = f"sqlite:///{self.folder / 'home' / 'weft.sqlite3'}"
        return {
            "WEFT_HOME": str(self.folder / "home"),
            "DATABASE_URL": postgres if self.on_postgres else sqlite,
            "REDIS_URL": f"redis://127.0.0.1:{self.valkey_port}/0",
            "HOST": LOOPBACK,
            "WEFT_SECRET_KEY": "",
            "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Playwright's sync API keeps a loop in this thread
            _STATE: "chosen",
        }

    def ensure(self) -> None:
        """Start the servers once; later calls do nothing."""
        if self._valkey is None:
            (self.folder / "home").mkdir()
            self._valkey = start_valkey(folder=self.folder / "valkey", port=self.valkey_port)
            if self.on_postgres:
                self._postgres = start_postgres(folder=self.folder, port=self.postgres_port)

    def end(self) -> None:
        """Stop what was started and remove every file of the run."""
        if self._postgres is not None:
            stop_postgres(self._postgres)
        if self._valkey is not None:
            stop(self._valkey)
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Any:
    """Choose folder and ports before Django's settings are read, and compile translations."""
    if _STATE not in os.environ:
        database = os.environ.get("WEFT_TEST_DATABASE", "postgres")
        early_config.stash[SERVERS] = Servers(database)
        os.environ.update(early_config.stash[SERVERS].environment())
        if getattr(early_config.known_args_namespace, "numprocesses", None):
            early_config.stash[SERVERS].ensure()
    compile_changed()
    return (yield)


def pytest_report_header() -> str:
    """Say at the top of the output what the tests run on."""
    return f"database: {os.environ['DATABASE_URL'].partition(':')[0]}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the servers with the run; the workers of a parallel run leave them alone."""
    if SERVERS in config.stash:
        config.stash[SERVERS].end()


SERVERS = pytest.StashKey[Servers]()
