"""A whole Weft, started as a person starts it, in a folder and on a port of its own."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

from config.env import ROOT
from config.launch.processes import free_port

CHOSEN_BY_A_PERSON = {
    *("ALLOWED_HOSTS", "DATABASE_URL", "DEBUG", "DJANGO_SECRET_KEY", "DJANGO_SETTINGS_MODULE"),
    *("HOST", "LOG_LEVEL", "PORT", "REDIS_URL", "TRUST_PROXY", "WEFT_HOME", "WEFT_SECRET_KEY"),
}


class Answer(NamedTuple):
    """What a web server answered."""

    status: int
    headers: dict[str, str]
    text: str


class Launched:
    """A running launcher and what can be asked of it."""

    def __init__(self, home: Path, **env: str) -> None:
        self.home, self.port = home, int(env.get("PORT") or free_port())
        self.output = home.with_suffix(f".{self.port}.txt")
        inherited = os.environ.keys() - CHOSEN_BY_A_PERSON
        chosen = {"WEFT_HOME": str(home), "PORT": str(self.port), **env}
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "config.launch"],
                cwd=ROOT,
                env={name: os.environ[name] for name in inherited} | chosen,
                stdout=output,
                stderr=output,
            )

    def said(self) -> str:
        """Return what it has told the person so far."""
        return self.output.read_text()

    def is_ready(self) -> bool:
        """Return whether it said that it is ready; raise when it ended instead."""
        assert self.process.poll() is None, self.said()
        return "is ready after" in self.said()

    def seconds(self) -> float:
        """Return how long it says that its start took."""
        return float(self.said().partition("is ready after ")[2].partition(" s.")[0])

    def get(self, path: str, **headers: str) -> Answer:
        """Return what the web server answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.headers), answer.read().decode())
        finally:
            connection.close()

    def health(self) -> tuple[int, dict[str, str]]:
        """Return status and body of /healthz; 0 while nothing answers."""
        try:
            answer = self.get("/healthz")
        except OSError:
            return 0, {}
        return answer.status, json.loads(answer.text)

    def children(self) -> dict[str, psutil.Process]:
        """Return its programs by name."""
        words = {"valkey": "broker", "redis": "broker", "uvicorn": "web", "worker": "worker"}
        words |= {"beat": "beat", "config.services": "services"}
        found = {}
        for child in psutil.Process(self.process.pid).children():
            line = _command_line(child)
            name = next((name for word, name in words.items() if word in line), None)
            if name:
                found[name] = child
        return found

    def tree(self) -> list[psutil.Process]:
        """Return the launcher and every process below it."""
        top = psutil.Process(self.process.pid)
        return [top, *top.children(recursive=True)]

    def end(self, how: int = signal.SIGTERM) -> int:
        """Send a signal to the launcher alone; return its exit code."""
        self.process.send_signal(how)
        return self.process.wait(30)


def _command_line(process: psutil.Process) -> str:
    """Return how a process was started; nothing for one that ended just now."""
    try:
        return " ".join(process.cmdline())
    except (psutil.ZombieProcess, psutil.NoSuchProcess):
        return ""


@contextmanager
def launched(home: Path, **env: str) -> Iterator[Launched]:
    """Start a Weft, give it when it is ready, and end it."""
    weft = Launched(home, **env)
    try:
        eventually(weft.is_ready, seconds=90)
        yield weft
    finally:
        if weft.process.poll() is None:
            weft.end()


def eventually(holds: Callable[[], object], *, seconds: float = 30) -> None:
    """Return once `holds()` is true; fail after `seconds`."""
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up, f"not within {seconds} s: {holds}"
        time.sleep(0.1)
