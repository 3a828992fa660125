"""People, and files that lie in a folder of the test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from apps.targets.local.services import Supervisor
from tests.cast import Cast, gather


@pytest.fixture
def cast(db: None, settings: Any, tmp_path: Path) -> Cast:
    """The fixed cast, its project's files kept in the test's folder."""
    settings.WEFT_HOME, settings.MEDIA_ROOT = tmp_path / "home", tmp_path / "files"
    return gather()


@pytest.fixture
def supervisor(cast: Cast) -> Iterator[Supervisor]:
    """A supervisor of services, looked with by the test itself."""
    supervisor = Supervisor()
    yield supervisor
    supervisor.end()
