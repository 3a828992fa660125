"""Executions while worker, beat, broker and web are killed: what is started, killed and checked.

first ──▶ left ─┬▶ check ──▶ yes ─┬▶ last
      └─▶ right ┘       └──▶ no  ─┘
      └─▶ bad ──▶ never                 (every third execution only)
"""

import json
import random
import sqlite3
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Any

import psutil

from apps.targets.modelarts.client import Client
from apps.targets.modelarts.signing import Keys, SignedBy
from apps.targets.ports import RemoteFault
from apps.teams.demo import PROJECT_ID
from tests.config.launched import Launched, eventually
from tests.fakes.logged_target import begun_in
from tests.targets.remote import key_of

PATIENCE = 90.0

KILLED = ("worker", "worker", "worker", "beat", "broker", "web")
_ALWAYS = [{"type": "==", "left": 1, "right": 1}]


def document(*, bad: bool) -> dict[str, Any]:
    """Return the workflow, with or without a step that fails."""
    steps = [
        {"name": "first", "type": "job"},
        {"name": "left", "type": "job", "depend_steps": ["first"]},
        {"name": "right", "type": "job", "depend_steps": ["first"]},
        {
            "name": "check",
            "type": "condition",
            "depend_steps": ["left", "right"],
            "conditions": _ALWAYS,
            "if_then_steps": ["yes"],
            "else_then_steps": ["no"],
        },
        {"name": "yes", "type": "job", "depend_steps": ["check"]},
        {"name": "no", "type": "job", "depend_steps": ["check"]},
        {"name": "last", "type": "job", "depend_steps": ["yes", "no"]},
    ]
    failing = [
        {"name": "bad", "type": "job", "depend_steps": ["first"]},
        {"name": "never", "type": "job", "depend_steps": ["bad"]},
    ]
    return {"name": "chaos", "steps": steps + (failing if bad else [])}


def wanted(*, bad: bool) -> dict[str, str]:
    """Return where every step has to stand in the end."""
    names = ("first", "left", "right", "check", "yes", "last")
    found = {**dict.fromkeys(names, "completed"), "no": "skipped"}
    return found | ({"bad": "failed", "never": "init"} if bad else {})


class Chaos(Thread):
    """Kills one program after the other with SIGKILL, so many, or until it is told to end."""

    def __init__(
        self, weft: Launched, *, seed: int, between: tuple[float, float], most: int
    ) -> None:
        super().__init__(daemon=True)
        self.weft, self.between, self.most = weft, between, most
        self.chance, self.over = random.Random(seed), Event()
        self.kills: list[str] = []

    def run(self) -> None:
        """Kill on."""
        while len(self.kills) < self.most and not self.over.wait(
            self.chance.uniform(*self.between)
        ):
            name = self.chance.choice(KILLED)
            with suppress(psutil.NoSuchProcess):
                if found := self.weft.children().get(name):
                    found.kill()
                    self.kills.append(name)

    def end(self) -> None:
        """Kill no more."""
        self.over.set()
        self.join()


class Asked:
    """The API of a Weft, asked again until it answers."""

    def __init__(self, weft: Launched) -> None:
        key = key_of(weft)
        auth = SignedBy(Keys(key["access_key"], key["secret_key"]))
        endpoint = f"http://127.0.0.1:{weft.port}"
        self._client = Client(endpoint, project_id=PROJECT_ID, auth=auth, private=True)

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Return what is answered at last; what was asked may have been done more than once."""
        content = b"" if body is None else json.dumps(body).encode()
        give_up = time.monotonic() + PATIENCE
        while True:
            try:
                return self._client.call(method, path, seconds=10, content=content).json()
            except RemoteFault:
                assert time.monotonic() < give_up, path
                time.sleep(0.2)


def start_many(api: Asked, number: int) -> None:
    """Start executions of two workflows, one of which has a step that fails."""
    ids = [api.ask("POST", "/workflows", document(bad=bad))["workflow_id"] for bad in (False, True)]
    for at in range(number):
        api.ask("POST", f"/workflows/{ids[at % 3 == 2]}/executions", {})


def rows(weft: Launched, query: str) -> list[tuple[Any, ...]]:
    """Return rows of the database as it is now."""
    with closing(sqlite3.connect(weft.home / "weft.sqlite3", timeout=20)) as database:
        return database.execute(query).fetchall()


def left(weft: Launched) -> int:
    """Return how many executions have not ended."""
    query = "SELECT count(*) FROM executions_execution WHERE finished_at IS NULL"
    return int(rows(weft, query)[0][0])


def assert_right(weft: Launched) -> tuple[int, int]:
    """Every execution ended as it had to, no work began again after it was recorded as done.

    Returns how many executions and how many beginnings of work there were.
    """
    executions = dict(rows(weft, "SELECT id, status FROM executions_execution"))
    steps: dict[str, dict[str, str]] = {}
    for execution, name, state in rows(
        weft, "SELECT execution_id, name, state FROM executions_stepexecution"
    ):
        steps.setdefault(execution, {})[name] = state
    for id, status in executions.items():
        bad = "bad" in steps[id]
        assert steps[id] == wanted(bad=bad), (id, steps[id])
        assert status == ("abnormal" if bad else "completed"), id
    return len(executions), assert_done_once(weft)


def assert_done_once(weft: Launched) -> int:
    """Each step ended once in its last state, and never began after that; count the beginnings."""
    ends: dict[str, float] = {}
    for step, at in rows(
        weft, "SELECT step_id, at FROM executions_event WHERE after = 'completed' ORDER BY id"
    ):
        assert step not in ends, step
        ends[step] = datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp()
    begun = [json.loads(line) for line in begun_in(weft.home).read_text().splitlines()]
    for one in begun:
        assert one["at"] <= ends.get(one["id"], one["at"]), one
    return len(begun)


def run(
    weft: Launched, *, number: int, between: tuple[float, float], seed: int, most: int = 10_000
) -> str:
    """Start executions while everything is killed, wait for their end, and check all of it."""
    api = Asked(weft)
    chaos = Chaos(weft, seed=seed, between=between, most=most)
    chaos.start()
    try:
        start_many(api, number)
        eventually(lambda: left(weft) == 0, seconds=120 + 5 * number)
    finally:
        chaos.end()
    executions, begun = assert_right(weft)
    kills = ", ".join(f"{name} {chaos.kills.count(name)}" for name in dict.fromkeys(KILLED))
    return f"{executions} executions, {begun} beginnings of work; killed: {kills}"
