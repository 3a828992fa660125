"""Whatever happens to requests and workers, and in whatever order: never two, never a wrong word.

The rows, the driver and the machine are the real ones; only the target is simulated, so that a
request may arrive at any moment before its deadline while thousands of stories are tried.
"""

from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from apps.core.errors import Refused
from apps.targets import actions, driver, registry
from apps.targets.machine import Pace
from apps.targets.ports import RemoteFault, Reply, Search, Verdict
from apps.targets.states import State
from tests.targets.rows import again, submission_of, target_in, workflow_in

DEADLINE = Pace().deadline
POINTS = ("claiming", "claimed", "asking", "sent", "answered", "recording", "recorded")


class Killed(BaseException):
    """The worker is gone."""


@dataclass(frozen=True)
class Fate:
    """What becomes of one step: where the worker dies, when the request arrives, what is said."""

    dies_at: str | None
    arrives_after: float | None
    said: Verdict | None
    cancelled: bool
    hurried: bool


@dataclass
class SimulatedTarget:
    """A target at which requests arrive when the story says so."""

    fates: list[Fate]
    arrivals: list[tuple[datetime, str]] = field(default_factory=list)

    def there(self) -> list[str]:
        return [remote_id for moment, remote_id in self.arrivals if moment <= timezone.now()]

    def create(self, document, *, seconds, checkpoint):
        if seconds <= 0:
            raise RemoteFault(verdict=Verdict.AGAIN, code="target.too_late")
        fate = self.fates[0]
        remote_id = f"w-{len(self.arrivals)}"
        arrives = fate.arrives_after is not None and fate.said in (None, Verdict.IN_DOUBT)
        if arrives:
            moment = timezone.now() + timedelta(seconds=fate.arrives_after)
            self.arrivals.append((moment, remote_id))
        checkpoint("sent")
        if arrives and fate.said is None and fate.arrives_after == 0:
            return Reply(remote_id=remote_id, http_status=201)
        raise RemoteFault(verdict=fate.said or Verdict.IN_DOUBT, code="target.failed")

    def find(self, label, *, seconds):
        if self.fates[0].said is not None:
            raise RemoteFault(verdict=self.fates[0].said, code="target.failed")
        return Search(remote_ids=tuple(self.there()), http_status=200)


fates = st.builds(
    Fate,
    dies_at=st.sampled_from([None] * 5 + [*POINTS]),
    arrives_after=st.none() | st.just(0.0) | st.floats(0, DEADLINE - 1),
    said=st.sampled_from([None] * 3 + [*Verdict]),
    cancelled=st.sampled_from([False] * 4 + [True]),
    hurried=st.booleans(),
)
GOOD = Fate(dies_at=None, arrives_after=0.0, said=None, cancelled=False, hurried=False)
LATE = replace(GOOD, arrives_after=10.0, said=Verdict.IN_DOUBT)
HURRIED = replace(GOOD, hurried=True)
CANCELLED = replace(GOOD, cancelled=True)
DEAD = replace(GOOD, dies_at="answered")


def person_acts(submission, fate, by):
    """Let a person interfere while the submission waits."""
    with suppress(Refused):
        if fate.cancelled:
            actions.cancel_submission(again(submission), by=by)
        if fate.hurried:
            actions.retry_submission(again(submission), by=by)


def worker_acts(submission, fate):
    """Let a worker act, who perhaps dies."""

    def checkpoint(name):
        if fate.dies_at and name.endswith(f".{fate.dies_at}"):
            raise Killed

    with suppress(Killed):
        driver.advance(submission.pk, checkpoint=checkpoint)


@pytest.mark.django_db
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=st.lists(fates, max_size=12))
@example(story=[LATE, HURRIED])
@example(story=[LATE, CANCELLED, HURRIED])
@example(story=[DEAD, HURRIED])
@example(story=[DEAD, replace(DEAD, dies_at="recording"), LATE])
def test_a_story_of_faults_and_deaths_ends_with_one_workflow_at_most(cast, monkeypatch, story):
    target = SimulatedTarget(fates=[*story, *[GOOD] * 12])
    monkeypatch.setattr(registry, "open_remote", lambda _: target)
    with time_machine.travel(timezone.now(), tick=False) as clock, rolled_back():
        submission = submission_of(
            workflow_in(cast.project, by=cast.owner), target=target_in(cast.project)
        )
        while target.fates and (due := again(submission).next_attempt_at) is not None:
            person_acts(submission, target.fates[0], cast.owner)
            due = again(submission).next_attempt_at or due
            clock.move_to(max(due, timezone.now()))
            worker_acts(submission, target.fates[0])
            target.fates.pop(0)
        clock.shift(DEADLINE)
        ended = again(submission)
        assert ended.next_attempt_at is None
        there = target.there()
        assert len(there) <= 1
        if ended.state == State.SUBMITTED:
            assert there == [ended.remote_id]
        elif not ended.in_doubt:
            assert there == []


@contextmanager
def rolled_back():
    """Undo what one story wrote, so that the next starts from the same rows."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
