"""The programs that make up a running Weft, and the environment they share."""

import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path

from config.launch import valkey
from config.launch.children import Program
from config.launch.options import Options

_WEB = (
    "-m uvicorn config.asgi:application --no-access-log --no-server-header"
    " --timeout-graceful-shutdown 2"
)
_WORKER = "-m celery -A config.celery worker -P threads -c 8 -l info --without-mingle"
_SERVICES = "-m config.services"
_BEAT = "-m celery -A config.beat beat -l warning --pidfile="


def broker(options: Options, *, port: int, password: str) -> Program:
    """Return the embedded broker, which is ended last because the others use it."""
    configuration = valkey.configure(options.home / "valkey", port=port, password=password)
    command = (valkey.find_binary(), configuration)
    log = _log(options, "broker")
    return Program("broker", command, env=os.environ, log=log, stop_last=True)


def new_password() -> str:
    """Return a password that nobody can guess."""
    return secrets.token_urlsafe(24)


def python_programs(options: Options, *, env: Mapping[str, str]) -> list[Program]:
    """Return web server, worker, beat and what runs services."""
    where = ["--host", options.host, "--port", str(options.port)]
    schedule = ["--schedule", str(options.home / "beat-schedule")]
    commands: dict[str, list[str]] = {
        "web": [*_WEB.split(), *where],
        "worker": [*_WORKER.split(), "--without-gossip"],
        "beat": [*_BEAT.split(), *schedule],
        "services": _SERVICES.split(),
    }
    return [
        Program(name, (sys.executable, *command), env=env, log=_log(options, name))
        for name, command in commands.items()
    ]


def environment(options: Options, *, redis_url: str) -> Mapping[str, str]:
    """Return the environment of every program: this one, with what was chosen or found."""
    chosen = {
        "HOST": options.host,
        "PORT": str(options.port),
        "WEFT_HOME": str(options.home),
        "REDIS_URL": redis_url,
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "",  # compiled files make the next start quick
        "MALLOC_ARENA_MAX": "2",  # the C library else keeps memory apart for each thread
    }
    return {"DJANGO_SETTINGS_MODULE": "config.settings.dev", **os.environ, **chosen}


def _log(options: Options, name: str) -> Path:
    return options.home / "log" / f"{name}.log"
