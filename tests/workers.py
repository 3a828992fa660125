"""A real Celery worker as its own process, on the database and the broker of the running test."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import redis
from django.conf import settings
from django.db import connection

from config.env import ROOT
from config.launch.processes import start

Worker = subprocess.Popen[bytes]


def database_url() -> str:
    """Return the URL of the database that the running test uses."""
    parts, name = urlsplit(os.environ["DATABASE_URL"]), connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":  # urlunsplit would take the file's first folder for a host
        return f"sqlite:///{name}"
    return urlunsplit(parts._replace(path=f"/{name}"))


def start_worker(*, log: Path, env: Mapping[str, str], behind: Sequence[str] = ()) -> Worker:
    """Start a worker on an empty broker and return once it takes tasks.

    `behind` is a command that runs another one, such as `ip netns exec`.
    """
    redis.Redis.from_url(settings.CELERY_BROKER_URL).flushdb()
    command = "-m celery -A config.celery worker -P threads -c 4 -l info --without-mingle"
    with log.open("wb") as output:
        process = start(
            [*behind, sys.executable, *command.split(), "--without-gossip"],
            env={**os.environ, "DATABASE_URL": database_url(), **_settings(), **env},
            output=output,
            folder=ROOT,
        )
    _wait(process, log=log)
    return process


def _settings() -> dict[str, str]:
    return {"DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]}


def _wait(process: Worker, *, log: Path) -> None:
    give_up = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < give_up:
        if " ready." in log.read_text():
            return
        time.sleep(0.05)
    raise RuntimeError(f"the worker did not start: {log.read_text()}")
