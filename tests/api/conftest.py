"""The cast, and the editor of its project at the API."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from config.launch.processes import stop
from tests.api.caller import Caller, with_token
from tests.cast import Cast, gather
from tests.workers import start_worker

_EXAMPLE = Path(__file__).parent.parent / "data/example-request.json"


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def editor(cast: Cast) -> Caller:
    return with_token(cast.editor, cast.project)


@pytest.fixture
def example() -> dict[str, Any]:
    """The page's example request."""
    return json.loads(_EXAMPLE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shared_worker(
    django_db_setup: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """A real Celery worker for all tests of a module, on the test database and broker."""
    env = {"DJANGO_SETTINGS_MODULE": "tests.api.worker_settings"}
    process = start_worker(log=tmp_path_factory.mktemp("worker") / "worker.log", env=env)
    yield
    stop(process)
