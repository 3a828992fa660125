"""A project with storage of its own, and a runner of jobs whose work lies apart."""

from pathlib import Path

import pytest

from apps.targets.local.runners.job import Job
from tests.cast import gather
from tests.targets.local.jobs import Run


@pytest.fixture
def run(db, tmp_path: Path, settings: pytest.FixtureRequest) -> Run:
    """A job that can be run."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.WEFT_WORK_DIR = str(tmp_path / "work")
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(above.stat().st_mode | 0o011)
    (tmp_path / "work").mkdir()
    return Run(Job(), gather().project)
