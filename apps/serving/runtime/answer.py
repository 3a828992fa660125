"""The program of a service: `answer.py FOLDER NAME HOST PORT` answers with a model package."""

import json
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bodies import Unreadable, read
from loading import load

LARGEST = 16 * 2**20
SECONDS = 40.0
AT_ONCE = 4
IDLE_SECONDS = 60

_service: Any = None
_workers = ThreadPoolExecutor(AT_ONCE)


class Answers(BaseHTTPRequestHandler):
    """GET /health is answered as soon as the model is loaded; every POST is a question to it."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS

    def do_GET(self) -> None:
        """Answer /health, and nothing else."""
        if self.path == "/health":
            self._answer(HTTPStatus.OK, {"health": True})
        else:
            self._fail(HTTPStatus.NOT_FOUND, "Ask with POST; GET /health tells whether I am well.")

    def do_POST(self) -> None:
        """Ask the model what the body asks."""
        try:
            asked = read(self._body(), self.headers.get("Content-Type", ""))
        except Unreadable as error:
            self.close_connection = True
            self._fail(HTTPStatus.BAD_REQUEST, str(error))
            return
        try:
            answer = _workers.submit(_service.inference, asked).result(SECONDS)
            self._answer(HTTPStatus.OK, answer)
        except TooLate:
            self._fail(HTTPStatus.GATEWAY_TIMEOUT, f"No answer within {SECONDS:g} s.")
        except Exception as error:
            traceback.print_exc()
            self._fail(HTTPStatus.INTERNAL_SERVER_ERROR, f"{type(error).__name__}: {error}")

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            raise Unreadable("A request says how long it is (Content-Length).")
        if int(length) > LARGEST:
            raise Unreadable(f"A request has at most {LARGEST} bytes.")
        return self.rfile.read(int(length))

    def _fail(self, status: HTTPStatus, said: str) -> None:
        self._answer(status, {"error_code": f"PR.{status:04d}", "error_msg": said})

    def _answer(self, status: HTTPStatus, answer: Any) -> None:
        body = json.dumps(answer, ensure_ascii=False, default=_plain).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        """Say what was asked and answered; being asked for one's health is not worth a line."""
        if self.path != "/health":
            print(self.command, self.path[:200], int(code), flush=True)


class Server(ThreadingHTTPServer):
    """Answers each connection in a thread of its own."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong, unless somebody only went away."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _plain(value: Any) -> Any:
    """Return arrays and their numbers as JSON knows them."""
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} is nothing that JSON can say")


def main(folder: str, name: str, host: str, port: str) -> None:
    """Load the package, then answer until ended."""
    global _service  # noqa: PLW0603  (one program, one model)
    print(f"loading {name}", flush=True)
    _service = load(Path(folder), name)
    print(f"{type(_service).__name__} answers at http://{host}:{port}/", flush=True)
    Server((host, int(port)), Answers).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
