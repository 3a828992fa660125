"""The web server of production in a thread, and streams of events as a browser reads them."""

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import uvicorn

from config.asgi import application
from config.launch.processes import free_port


@contextmanager
def served() -> Iterator[str]:
    """Serve the application as production does; give host and port."""
    port = free_port()
    config = uvicorn.Config(application, port=port, lifespan="off", log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    yield f"127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


class Said(NamedTuple):
    """One event of a stream."""

    name: str
    data: Any
    id: str


class Stream:
    """An open stream: `status` at once, then event by event."""

    def __init__(self, address: str, path: str, *, cookie: str = "") -> None:
        self._connection = http.client.HTTPConnection(address, timeout=20)
        self._connection.request("GET", path, headers={"Cookie": cookie})
        self._answer = self._connection.getresponse()
        self.status = self._answer.status
        self.headers = self._answer.headers

    def next(self, name: str) -> Said:
        """Return the next event of that name, whatever comes before it; fail at the end."""
        while (said := self._read()).name != name:
            pass
        return said

    def is_over(self) -> bool:
        """Return whether the server has ended the stream, whatever it said before."""
        while self._answer.readline():
            pass
        return True

    def close(self) -> None:
        """Go away, as a closed page does."""
        self._answer.close()
        self._connection.close()

    def _read(self) -> Said:
        fields = {"event": "", "data": "null", "id": ""}
        while (line := self._answer.readline().decode()) != "\n":
            assert line, "the stream has ended"
            name, _, value = line.rstrip("\n").partition(": ")
            fields[name] = value
        return Said(fields["event"], json.loads(fields["data"]), fields["id"])
