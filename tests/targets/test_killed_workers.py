"""The short form of the trial in tests/trials: a real worker is killed at four of its points."""

import pytest

from tests.fakes.modelarts import committing_late, drop_after_commit
from tests.trials.killing import assert_exactly_one, kill_at

CASES = {
    "send.claimed": [],
    "send.sent": [committing_late(1.5)],
    "send.recording": [],
    "look.answered": [drop_after_commit],
}


@pytest.mark.parametrize("point", CASES)
def test_a_worker_killed_there_leaves_one_workflow(point, celery_workers, cloud, tmp_path):
    submission = kill_at(
        point, faults=CASES[point], cloud=cloud, start_worker=celery_workers, folder=tmp_path
    )
    assert_exactly_one(submission, cloud)
