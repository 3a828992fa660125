"""One trial: a worker is killed at a named point, another goes on, and the target is counted."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from celery import current_app

from apps.targets import actions, dispatch
from apps.targets.models import Submission
from apps.targets.states import State
from tests.cast import gather
from tests.fakes.modelarts import FakeModelArts, Fault
from tests.targets.rows import again, target_in, workflow_in
from tests.trials.crashing import DONE, POINT
from tests.workers import Worker

SEND = ("claiming", "claimed", "asking", "sent", "answered", "recording", "recorded")
LOOK = ("claiming", "claimed", "asking", "answered", "recording", "recorded")
POINTS = (*(f"send.{point}" for point in SEND), *(f"look.{point}" for point in LOOK))

StartWorker = Callable[..., Worker]


def submit(cloud: FakeModelArts) -> Submission:
    """Submit a workflow as a person does; the worker hears of it over the broker."""
    cast = gather()
    workflow = workflow_in(cast.project, by=cast.owner)
    target = target_in(cast.project, endpoint=cloud.endpoint)
    return actions.submit_workflow(workflow, target=target, by=cast.operator).submission


def kill_at(
    point: str,
    *,
    faults: Iterable[Fault],
    cloud: FakeModelArts,
    start_worker: StartWorker,
    folder: Path,
) -> Submission:
    """Run one submission through a crash at `point`; return it when it has ended."""
    cloud.faults.extend(faults)
    crash = {POINT: point, DONE: str(folder / "crashed")}
    worker = start_worker(DJANGO_SETTINGS_MODULE="tests.trials.settings", **crash)
    submission = submit(cloud)
    beat_until(lambda: worker.poll() is not None, what=f"the crash at {point}")
    start_worker(DJANGO_SETTINGS_MODULE="tests.trials.settings")
    beat_until(lambda: again(submission).next_attempt_at is None, what="the end")
    return again(submission)


def beat_until(reached: Callable[[], bool], *, what: str, patience: float = 60.0) -> None:
    """Be the beat, which sweeps again and again, until something is so."""
    give_up = time.monotonic() + patience
    while not reached():
        if time.monotonic() > give_up:
            raise AssertionError(f"waited in vain for {what}")
        current_app.send_task(dispatch.SWEEP)
        time.sleep(0.1)


def assert_exactly_one(submission: Submission, cloud: FakeModelArts) -> None:
    """The workflow is at the target once, and the submission knows it."""
    assert submission.state == State.SUBMITTED
    assert list(cloud.workflows) == [submission.remote_id]
