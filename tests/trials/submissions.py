"""The long trial of submissions: `make trials`. Every crash point, each with every loss.

point of the crash  x  what happens to the request meanwhile  ->  exactly one remote workflow
"""

import random
import time

import pytest

from apps.targets import actions
from apps.targets.models import Submission
from apps.targets.states import UNFINISHED
from tests.cast import gather
from tests.fakes.modelarts import (
    answering,
    committing_late,
    committing_then,
    drop_after_commit,
    drop_before_commit,
    fake_modelarts,
)
from tests.targets.rows import target_in, workflow_in
from tests.trials.killing import POINTS, assert_exactly_one, beat_until, kill_at

LOSSES = {
    "lost before": [drop_before_commit],
    "lost after": [drop_after_commit],
    "late": [committing_late(1.5)],  # after the sender has given up, before its deadline
    "failed after": [committing_then(502)],
    "busy, then lost": [answering(429, {}, Retry_After="1"), drop_after_commit],
}
MANY = 30
TRIAL = {"DJANGO_SETTINGS_MODULE": "tests.trials.settings"}


@pytest.mark.parametrize("loss", [*LOSSES, "none"])
@pytest.mark.parametrize("point", POINTS)
def test_one_workflow_after_a_crash(point, loss, celery_workers, tmp_path):
    if loss == "none" and point.startswith("look."):
        pytest.skip("nothing is looked up where nothing is lost")
    with fake_modelarts() as cloud:
        submission = kill_at(
            point,
            faults=LOSSES.get(loss, []),
            cloud=cloud,
            start_worker=celery_workers,
            folder=tmp_path,
        )
        assert_exactly_one(submission, cloud)


def test_many_submissions_through_random_kills_and_faults(celery_workers):
    chance = random.Random(20261124)
    faults = [
        answering(500),
        answering(503),
        answering(429, {}, Retry_After="1"),
        drop_before_commit,
        drop_after_commit,
        committing_late(1.5),
        committing_then(504),
        committing_then(201, b"?"),
    ]
    with fake_modelarts() as cloud:
        cloud.faults.extend(chance.choice(faults) for _ in range(MANY))
        cloud.list_faults.extend([answering(500), answering(200, b"[")])
        worker = celery_workers(**TRIAL)
        cast = gather()
        target = target_in(cast.project, endpoint=cloud.endpoint)
        for number in range(MANY):
            workflow = workflow_in(cast.project, by=cast.owner, name=f"steel {number}")
            actions.submit_workflow(workflow, target=target, by=cast.operator)
        for _ in range(8):
            pause = time.monotonic() + chance.uniform(0.2, 2.0)
            beat_until(lambda pause=pause: time.monotonic() > pause, what="a while")
            worker.kill()
            worker.wait()
            worker = celery_workers(**TRIAL)
        under_way = Submission.objects.filter(state__in=UNFINISHED)
        beat_until(lambda: not under_way.exists(), what="the end of all", patience=180)
        known = list(Submission.objects.values_list("remote_id", flat=True))
        assert sorted(cloud.workflows) == sorted(known)
        assert len(known) == MANY
