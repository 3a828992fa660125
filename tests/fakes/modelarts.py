"""A ModelArts endpoint on a thread: lists and creates workflows, and fails as it is told to."""

import json
import threading
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit


@dataclass
class Seen:
    """One request as it arrived."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes
    at: float = field(default_factory=time.monotonic)


Served = TypeVar("Served", bound=ThreadingHTTPServer)
Fault = Callable[["Speaker"], None]


class FakeModelArts(ThreadingHTTPServer):
    """The server. `faults` are used up one a create; `list_faults` one a list."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, *, port: int = 0, speaker: "type[Speaker] | None" = None) -> None:
        super().__init__(("127.0.0.1", port), speaker or Speaker)
        self.workflows: dict[str, dict[str, Any]] = {}
        self.seen: list[Seen] = []
        self.faults: deque[Fault] = deque()
        self.list_faults: deque[Fault] = deque()
        self.lock = threading.Lock()

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def posts(self) -> list[Seen]:
        return [seen for seen in self.seen if seen.method == "POST"]

    def commit(self, document: dict[str, Any]) -> dict[str, Any]:
        """Create the workflow, as the real one does: an id, a time, everything else as sent."""
        row = {**document, "workflow_id": str(uuid.uuid4()), "created_at": f"{time.time():.6f}"}
        with self.lock:
            self.workflows[row["workflow_id"]] = row
        return row

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keep broken connections, which the tests cause on purpose, out of the output."""


class Speaker(BaseHTTPRequestHandler):
    server: FakeModelArts
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        self._note()
        if self.server.faults:
            return self.server.faults.popleft()(self)
        return self.answer(201, self.server.commit(self.document()))

    def do_GET(self) -> None:
        query = self._note().query
        if self.server.list_faults:
            return self.server.list_faults.popleft()(self)
        rows = list(self.server.workflows.values())
        if labels := query.get("labels"):
            rows = [row for row in rows if set(labels) & set(row.get("labels", []))]
        limit, offset = int(query.get("limit", ["100"])[0]), int(query.get("offset", ["0"])[0])
        items = [
            {name: item for name, item in row.items() if name != "steps"}
            for row in rows[offset : offset + limit]
        ]
        return self.answer(200, {"total": len(rows), "count": len(rows), "items": items})

    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found

    def _note(self) -> Seen:
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        seen = Seen(self.command, url.path, parse_qs(url.query), headers, self.body)
        self.server.seen.append(seen)
        return seen

    def answer(self, status: int, body: Any = None, **headers: str) -> None:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"X-Request-Id": "r-1", "Content-Length": str(len(raw))}.items():
            self.send_header(name, value)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(raw)

    def drop(self) -> None:
        self.close_connection = True
        self.connection.close()


def answering(status: int, body: Any = None, **headers: str) -> Fault:
    """The server answers this and creates nothing."""
    return lambda speaker: speaker.answer(status, body, **headers)


def committing_then(status: int, body: Any = None, **headers: str) -> Fault:
    """The server creates the workflow, but answers this."""

    def fault(speaker: Speaker) -> None:
        speaker.server.commit(speaker.document())
        speaker.answer(status, body, **headers)

    return fault


def drop_before_commit(speaker: Speaker) -> None:
    """The connection breaks and nothing was created."""
    speaker.drop()


def drop_after_commit(speaker: Speaker) -> None:
    """The workflow is created, the answer is lost."""
    speaker.server.commit(speaker.document())
    speaker.drop()


def committing_late(seconds: float) -> Fault:
    """The workflow is created only after `seconds`, whoever still listens."""

    def fault(speaker: Speaker) -> None:
        document = speaker.document()
        time.sleep(seconds)
        speaker.answer(201, speaker.server.commit(document))

    return fault


def dripping(seconds: float) -> Fault:
    """The server sends its answer a byte at a time and never ends."""

    def fault(speaker: Speaker) -> None:
        speaker.wfile.write(b"HTTP/1.1 201 Created\r\n")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            speaker.wfile.write(b"X")
            time.sleep(0.05)
        speaker.drop()

    return fault


@contextmanager
def fake_modelarts(*, port: int = 0) -> Iterator[FakeModelArts]:
    """Run the server for the length of the block."""
    with serving(FakeModelArts(port=port)) as server:
        yield server


@contextmanager
def serving(server: Served) -> Iterator[Served]:
    """Let a server answer for the length of the block."""
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
