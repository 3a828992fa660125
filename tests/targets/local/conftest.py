"""A project with storage of its own, and a runner of jobs whose work lies apart."""

from pathlib import Path

import pytest

from apps.targets.local.runners.job import Job
from tests.cast import gather
from tests.targets.local.jobs import Run
from tests.targets.local.wards import open_way


@pytest.fixture
def run(db, tmp_path: Path, settings: pytest.FixtureRequest) -> Run:
    """A job that can be run."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.WEFT_WORK_DIR = str(tmp_path / "work")
    (open_way(tmp_path) / "work").mkdir()
    return Run(Job(), gather().project)
