"""A web server of its own process on the database of the running test, killed and started again."""

import http.client
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from threading import Event, Thread
from typing import Any

from django.test import Client

from apps.teams.models import User
from config.env import ROOT
from config.launch.processes import free_port, start, stop
from tests.workers import database_url

TOKEN = "t" * 32
"""What a page would have read from its cookie against forged requests: any text will do."""


class Web:
    """The server: the same port after every start."""

    def __init__(self, log: Path) -> None:
        self.port, self._log = free_port(), log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; return at once."""
        command = "-m uvicorn config.asgi:application --log-level warning --port"
        with self._log.open("ab") as output:
            self._process = start(
                [sys.executable, *command.split(), str(self.port)],
                env={**os.environ, "DATABASE_URL": database_url()},
                output=output,
                folder=ROOT,
            )

    def kill(self) -> None:
        """End it as a crash does, if it runs."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        """End it in order."""
        if self._process is not None:
            stop(self._process)

    def ask(self, method: str, path: str, user: str, body: bytes = b"") -> Any:
        """Return the JSON that somebody's request is answered with; raise OSError for none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, headers(user))
            answer = connection.getresponse()
            said = answer.read()
        except http.client.HTTPException as broken:
            raise OSError from broken
        finally:
            connection.close()
        assert answer.status == 200, (answer.status, said[:500])
        return json.loads(said)

    def drop(self, path: str, user: str, body: bytes) -> None:
        """Send a request and go away before it is answered."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("POST", path, body, headers(user))
        finally:
            connection.close()


def headers(session: str) -> dict[str, str]:
    """Return what makes a request somebody's."""
    cookies = f"sessionid={session}; csrftoken={TOKEN}"
    return {"Cookie": cookies, "X-CSRFToken": TOKEN, "Content-Type": "application/json"}


def session_of(user: User) -> str:
    """Return the session of somebody who has signed in."""
    client = Client()
    client.force_login(user)
    return str(client.session.session_key)


class Killer(Thread):
    """Kills a server that answers, starts it again, and so on until told to stop."""

    def __init__(self, web: Web, *, between: tuple[float, float]) -> None:
        super().__init__(daemon=True)
        self.web, self.between, self.kills, self._over = web, between, 0, Event()

    def run(self) -> None:
        while not self._over.wait(random.uniform(*self.between)):
            if self._answers():
                self.web.kill()
                self.kills += 1
                self.web.start()

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.web.port, timeout=20)
        try:
            connection.request("GET", "/login/")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def stop(self) -> None:
        """Kill no more. A process is tied to the thread that started it: start a last one here."""
        self._over.set()
        self.join()
        self.web.kill()
        self.web.start()


def until_answered(web: Web, *request: Any, patience: float = 120.0) -> Any:
    """Return what a request is answered with, sent again until it is."""
    give_up = time.monotonic() + patience
    while True:
        try:
            return web.ask(*request)
        except OSError:
            assert time.monotonic() < give_up, "the server does not come back"
        time.sleep(0.05)
