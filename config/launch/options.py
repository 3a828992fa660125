"""What a person may choose by the environment, checked before anything is started."""

import fcntl
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from config import env


class CannotStart(Exception):
    """Weft cannot start here; the text is the sentence for the person who tried."""


@dataclass(frozen=True)
class Options:
    """Where to listen, where state lives, and the broker if it is not ours to start."""

    host: str
    port: int
    home: Path
    redis_url: str

    @property
    def reachable_host(self) -> str:
        """Return a host by which this machine reaches the server."""
        anywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (compared, not bound)
        return anywhere.get(self.host, self.host)

    @property
    def address(self) -> str:
        """Return the URL to open in a browser."""
        host = f"[{self.reachable_host}]" if ":" in self.reachable_host else self.reachable_host
        return f"http://{host}:{self.port}"


def read(environ: Mapping[str, str]) -> Options:
    """Return the options of this environment; raise `CannotStart` where one makes no sense."""
    return Options(
        host=env.host(),
        port=_port(environ.get("PORT") or "8000"),
        home=env.home().resolve(),
        redis_url=environ.get("REDIS_URL", ""),
    )


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise CannotStart(f"PORT is a number from 1 to 65535, not {text!r}.")


def check_port(options: Options) -> None:
    """Raise `CannotStart` where the address cannot be listened on."""
    try:
        family, kind, *_, address = socket.getaddrinfo(
            options.host, options.port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotStart(
            f"Cannot listen on {options.host}, port {options.port} ({reason});"
            f" choose another port, for example: PORT={options.port + 1} make run"
        ) from error


def lock_home(home: Path) -> IO[str]:
    """Return a lock on the folder, held while it stays open; raise `CannotStart` if it is taken."""
    home.mkdir(parents=True, exist_ok=True)
    lock = (home / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise CannotStart(
            f"Weft already runs on {home}; choose another folder for a second one:"
            " WEFT_HOME=/some/folder PORT=8001 make run"
        ) from error
    return lock
