"""One step at a time through real rows and a real server."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from django.db import connection
from django.utils import timezone

from apps.targets import driver, queries, store
from apps.targets.machine import Ending
from apps.targets.models import Submission
from apps.targets.states import Outcome, State
from tests.fakes.modelarts import (
    answering,
    committing_then,
    drop_after_commit,
    drop_before_commit,
)
from tests.targets.rows import again, target_in, workflow_in

PACE = {"request": 5, "settle": 25, "first_delay": 2, "failures": 4}


@pytest.fixture(autouse=True)
def _near(settings):
    settings.WEFT_PRIVATE_TARGETS = True
    settings.WEFT_SUBMISSION_PACE = PACE


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=True) as moving:
        yield moving


@pytest.fixture
def submission(cast, cloud, clock):
    return Submission.objects.create(
        workflow=workflow_in(cast.project, by=cast.owner),
        target=target_in(cast.project, endpoint=cloud.endpoint),
        revision=1,
        label="weft-1",
        document='{"name":"steel","labels":["weft-1"]}',
        next_attempt_at=timezone.now(),
    )


def advance(submission):
    driver.advance(submission.pk)
    return again(submission)


def story(submission):
    return [(a.move, a.outcome) for a in submission.attempts.all()]


def seconds_to_wait(submission):
    return (submission.next_attempt_at - timezone.now()).total_seconds()


def test_a_good_answer_ends_it(submission, cloud):
    done = advance(submission)
    assert (done.state, done.in_doubt, done.next_attempt_at) == (State.SUBMITTED, False, None)
    assert [done.remote_id] == list(cloud.workflows)
    assert done.finished_at is not None
    attempt = done.attempts.get()
    assert (attempt.outcome, attempt.http_status, attempt.request_id) == ("created", 201, "r-1")


def test_what_is_sent_is_the_snapshot(submission, cloud):
    advance(submission)
    assert cloud.posts()[0].body == submission.document.encode()


def test_a_second_message_does_nothing(submission, cloud):
    advance(submission)
    advance(submission)
    assert len(cloud.seen) == 1


def test_nothing_is_sent_before_it_is_due(submission, cloud, clock):
    Submission.objects.update(next_attempt_at=timezone.now() + timedelta(seconds=9))
    advance(submission)
    assert cloud.seen == []
    clock.shift(10)
    assert advance(submission).state == State.SUBMITTED


def test_a_refusal_fails_it_for_good(submission, cloud, clock):
    cloud.faults.append(answering(400, {"error_code": "ModelArts.0104", "error_msg": "no"}))
    failed = advance(submission)
    assert (failed.state, failed.next_attempt_at) == (State.FAILED, None)
    clock.shift(10**6)
    advance(submission)
    assert len(cloud.seen) == 1


def test_busy_is_repeated_when_the_target_said(submission, cloud, clock):
    cloud.faults.append(answering(429, {}, Retry_After="60"))
    waiting = advance(submission)
    assert waiting.state == State.WAITING_RETRY
    assert seconds_to_wait(waiting) == pytest.approx(60, abs=1)
    clock.shift(59)
    advance(submission)
    assert len(cloud.seen) == 1
    clock.shift(2)
    assert advance(submission).state == State.SUBMITTED
    assert story(submission) == [("send", "again"), ("send", "created")]


def test_an_unreachable_target_is_tried_again_without_a_look_up(submission, cloud, clock):
    endpoint = cloud.endpoint
    submission.target.endpoint = "http://127.0.0.1:9"
    submission.target.save()
    assert advance(submission).state == State.WAITING_RETRY
    submission.target.endpoint = endpoint
    submission.target.save()
    clock.shift(3)
    assert advance(submission).state == State.SUBMITTED
    assert [seen.method for seen in cloud.seen] == ["POST"]


@pytest.mark.parametrize(
    "fault",
    [drop_after_commit, committing_then(500), committing_then(504), committing_then(201, b"?")],
)
def test_a_lost_answer_is_looked_up_after_the_deadline_and_adopted(submission, cloud, clock, fault):
    cloud.faults.append(fault)
    doubtful = advance(submission)
    assert (doubtful.state, doubtful.in_doubt) == (State.CHECKING, True)
    clock.shift(28)
    advance(submission)
    assert len(cloud.seen) == 1
    clock.shift(3)
    found = advance(submission)
    assert (found.state, [found.remote_id]) == (State.SUBMITTED, list(cloud.workflows))
    assert story(submission) == [("send", "in_doubt"), ("look", "found")]


@pytest.mark.parametrize("fault", [drop_before_commit, answering(500), answering(503)])
def test_a_lost_request_is_looked_up_and_sent_again(submission, cloud, clock, fault):
    cloud.faults.append(fault)
    advance(submission)
    clock.shift(31)
    queued = advance(submission)
    assert (queued.state, queued.in_doubt) == (State.QUEUED, False)
    assert advance(submission).state == State.SUBMITTED
    assert len(cloud.workflows) == 1
    assert story(submission) == [("send", "in_doubt"), ("look", "absent"), ("send", "created")]


def test_a_dead_worker_is_noticed_at_its_deadline(submission, cloud, clock):
    with pytest.raises(SystemExit):
        driver.advance(submission.pk, checkpoint=dying_at("send.answered"))
    assert again(submission).state == State.SENDING
    clock.shift(29)
    assert advance(submission).state == State.SENDING
    clock.shift(2)
    assert advance(submission).state == State.SUBMITTED
    assert story(submission) == [("send", "lost"), ("look", "found")]
    assert len(cloud.workflows) == 1


def test_a_worker_that_always_dies_ends_in_failure(submission, cloud, clock):
    for _ in range(PACE["failures"]):
        with pytest.raises(SystemExit):
            driver.advance(submission.pk, checkpoint=dying_at(".asking"))
        clock.shift(31)
    failed = advance(submission)
    assert (failed.state, failed.in_doubt, failed.next_attempt_at) == (State.FAILED, True, None)
    assert cloud.seen == []


def dying_at(point):
    def checkpoint(name):
        if name.endswith(point):
            raise SystemExit

    return checkpoint


def test_a_worker_that_wakes_up_too_late_sends_nothing(submission, cloud, clock):
    def asleep(name):
        if name == "send.asking":
            clock.shift(40)

    driver.advance(submission.pk, checkpoint=asleep)
    assert cloud.seen == []
    assert submission.attempts.get().code == "target.too_late"


def test_a_worker_that_lost_its_claim_changes_nothing(submission, clock):
    now = timezone.now()
    old = store.claim(submission.pk, now=now, pace=driver.pace())
    later = now + timedelta(seconds=31)
    new = store.claim(submission.pk, now=later, pace=driver.pace())
    ending = Ending(outcome=Outcome.REFUSED, code="target.refused")
    assert store.record(old, ending, now=later, pace=driver.pace(), chance=0) is None
    held = again(submission)
    assert (held.state, held.attempt) == (State.CHECKING, new.attempt.number)
    assert submission.attempts.get(number=1).outcome == Outcome.REFUSED


def test_a_worker_that_comes_second_leaves_the_attempt_of_the_first_alone(submission, monkeypatch):
    """It has read the row before the first one claimed it."""
    now, real = timezone.now(), store.standing_of

    def meanwhile(row):
        monkeypatch.setattr(store, "standing_of", real)
        assert store.claim(submission.pk, now=now, pace=driver.pace()) is not None
        return real(row)

    monkeypatch.setattr(store, "standing_of", meanwhile)
    assert store.claim(submission.pk, now=now, pace=driver.pace()) is None
    assert submission.attempts.get().outcome == ""


def test_of_two_workers_one_goes_ahead(submission):
    now = timezone.now()
    assert store.claim(submission.pk, now=now, pace=driver.pace()) is not None
    assert store.claim(submission.pk, now=now, pace=driver.pace()) is None


def test_several_remote_workflows_are_told(submission, cloud, clock):
    cloud.commit({"name": "x", "labels": ["weft-1"]})
    cloud.faults.append(drop_after_commit)
    advance(submission)
    clock.shift(31)
    assert advance(submission).remote_id == next(iter(cloud.workflows))
    look = submission.attempts.last()
    assert (look.code, look.params) == ("target.several", {"count": 2})


def test_a_lost_encryption_key_is_told_and_nothing_is_sent(submission, cloud):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE targets_target SET secret_key = 'not a token'")
    failed = advance(submission)
    assert (failed.state, failed.attempts.get().code) == (State.FAILED, "target.secret_lost")
    assert cloud.seen == []


def test_the_sweep_finds_what_is_due_and_nothing_else(submission, clock):
    assert list(queries.due(timezone.now())) == [submission]
    assert list(queries.due(timezone.now() - timedelta(seconds=60))) == []
    driver.advance(submission.pk)
    assert list(queries.due(timezone.now() + timedelta(days=9))) == []


def test_the_beat_runs_the_sweep():
    from config.celery import app

    app.loader.import_default_modules()
    entry = django_settings.CELERY_BEAT_SCHEDULE["sweep submissions"]
    assert entry["task"] in app.tasks
