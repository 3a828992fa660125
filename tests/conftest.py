"""Fixtures for every test: the servers, a Celery worker and a browser, all of them real."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from config.launch.processes import stop
from tests import chromium
from tests.servers import SERVERS
from tests.workers import Worker, start_worker

# A busy machine is no fault of the code: no example has a deadline.
hypothesis.settings.register_profile("weft", deadline=None)
hypothesis.settings.load_profile("weft")


@pytest.fixture(scope="session")
def servers(pytestconfig: pytest.Config) -> None:
    """PostgreSQL (unless the run is on SQLite) and Valkey are running."""
    if SERVERS in pytestconfig.stash:
        pytestconfig.stash[SERVERS].ensure()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(servers: None, django_db_modify_db_settings_parallel_suffix: None):
    """Have the servers running before pytest-django makes the test database."""


@pytest.fixture
def celery_workers(transactional_db: None, tmp_path: Path) -> Iterator[Callable[..., Worker]]:
    """Return a function that starts a real worker process, `env` added to its environment."""
    started: list[Worker] = []

    def begin(**env: str) -> Worker:
        started.append(start_worker(log=tmp_path / f"worker-{len(started)}.log", env=env))
        return started[-1]

    yield begin
    for process in started:
        stop(process)


@pytest.fixture
def celery_worker_process(celery_workers: Callable[..., Worker]) -> Worker:
    """A real Celery worker on the test database and broker, ready for tasks."""
    return celery_workers()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Let pytest-playwright start the Chromium that is here."""
    return browser_type_launch_args | chromium.launch_options()
