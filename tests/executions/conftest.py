"""The cast, a fake target, and a worker that does in this thread whatever is asked of workers."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from apps.executions import tasks
from apps.executions.keeper import keeper
from config.celery import app as celery
from tests.cast import Cast, gather
from tests.executions import worker_settings
from tests.fakes.run_target import Script, script


@pytest.fixture(autouse=True)
def _fake_targets(settings: Any) -> None:
    settings.WEFT_RUN_TARGETS = worker_settings.WEFT_RUN_TARGETS


@pytest.fixture
def cast(db: None) -> Cast:
    """One person of every role around one project."""
    return gather()


@pytest.fixture
def steps(servers: None) -> Iterator[Script]:
    """What the steps of this test do."""
    script.clear()
    yield script
    script.clear()


class Inline:
    """Messages to workers, kept until the test lets them be handled."""

    def __init__(self) -> None:
        self.sent: deque[tuple[str, list[Any], dict[str, Any]]] = deque()
        self.later: list[tuple[str, list[Any], dict[str, Any]]] = []
        self.committed: deque[Callable[[], object]] = deque()

    def send(self, name: str, args: Any = (), **options: Any) -> None:
        """Take a message in the place of the broker."""
        self.sent.append((name, list(args), options))

    def commit(self) -> None:
        """Do what was to be done once a transaction was committed: here none ever is."""
        while self.committed:
            self.committed.popleft()()

    def work(self, *, at_most: int = 10_000) -> None:
        """Handle messages until there is none; those for later are kept in `later`."""
        for _ in range(at_most):
            self.commit()
            if not self.sent:
                return
            name, args, options = self.sent.popleft()
            if options.get("countdown"):
                self.later.append((name, args, options))
            else:
                celery.tasks[name](*args)
        raise AssertionError("messages without end")


@pytest.fixture
def worker(steps: Script, monkeypatch: pytest.MonkeyPatch) -> Inline:
    """A worker in this thread; what it holds in the background is looked at when it works."""
    assert tasks
    inline = Inline()
    monkeypatch.setattr(celery, "send_task", inline.send)
    monkeypatch.setattr(transaction, "on_commit", lambda act, **_: inline.committed.append(act))
    monkeypatch.setattr(keeper, "_start_threads", lambda: None)
    return inline
