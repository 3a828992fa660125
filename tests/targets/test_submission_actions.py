"""Submitting, hurrying and cancelling, by everybody."""

import json
from datetime import timedelta

import pytest
from celery import Celery
from django.db import IntegrityError, transaction
from django.utils import timezone

from apps.core.errors import Forbidden, NotFound, Refused
from apps.targets import actions
from apps.targets.models import Submission
from apps.targets.states import Move, Outcome, State
from apps.workflows.models import Workflow
from config.celery import app
from tests.targets.rows import DOCUMENT, again, submission_of, target_in, workflow_in


@pytest.fixture
def workflow(cast):
    return workflow_in(cast.project, by=cast.owner)


@pytest.fixture
def target(cast):
    return target_in(cast.project)


def submit(workflow, target, by):
    return actions.submit_workflow(workflow, target=target, by=by).submission


def failed_in_doubt(workflow, target):
    failed = submission_of(
        workflow, target=target, state=State.FAILED, in_doubt=True, next_attempt_at=None, failures=8
    )
    now = timezone.now()
    failed.attempts.create(
        number=1,
        move=Move.SEND,
        started_at=now,
        deadline=now + timedelta(seconds=30),
        finished_at=now,
        outcome=Outcome.IN_DOUBT,
    )
    return failed


@pytest.mark.parametrize("who", ["owner", "editor", "operator"])
def test_members_with_the_right_submit(cast, workflow, target, who):
    submission = submit(workflow, target, cast.named(who))
    assert (submission.state, submission.requested_by) == (State.QUEUED, cast.named(who))
    assert submission.next_attempt_at <= timezone.now()


@pytest.mark.parametrize(
    ("who", "answer"), [("viewer", Forbidden), ("stranger", NotFound), ("anonymous", NotFound)]
)
def test_others_do_not(cast, workflow, target, who, answer):
    by = cast.named(who)
    submission = failed_in_doubt(workflow, target)
    for attempt in (actions.retry_submission, actions.cancel_submission):
        with pytest.raises(answer):
            attempt(submission, by=by)
    with pytest.raises(answer):
        submit(workflow, target, by)
    assert Submission.objects.get().state == State.FAILED


def test_a_target_of_another_project_is_not_found(cast, workflow):
    other = cast.team.projects.create(name="Other")
    with pytest.raises(NotFound):
        submit(workflow, target_in(other), cast.owner)


def test_a_workflow_in_the_trash_is_not_found(cast, workflow, target):
    Workflow.objects.filter(pk=workflow.pk).update(trashed_at=timezone.now())
    with pytest.raises(NotFound):
        submit(workflow, target, cast.owner)


def test_what_is_sent_is_written_down_with_its_label(cast, workflow, target):
    submission = submit(workflow, target, cast.owner)
    labels = [*DOCUMENT["labels"], submission.label]
    assert json.loads(submission.document) == {**DOCUMENT, "labels": labels}


def test_a_workflow_with_errors_is_refused_with_all_of_them(cast, workflow, target):
    workflow.steps.all().delete()
    with pytest.raises(Refused) as caught:
        submit(workflow, target, cast.owner)
    assert caught.value.problems
    assert Submission.objects.count() == 0


def test_the_worker_is_told_after_the_commit(
    cast, workflow, target, django_capture_on_commit_callbacks, monkeypatch
):
    told = []
    monkeypatch.setattr("apps.targets.dispatch._send", told.append)
    with django_capture_on_commit_callbacks(execute=True):
        submission = submit(workflow, target, cast.owner)
        assert told == []
    assert told == [submission.pk]


@pytest.fixture
def no_broker():
    """Where Celery's broker should be, nobody listens."""
    nobody = Celery("nobody", broker="redis://127.0.0.1:9/0", set_as_current=True)
    nobody.conf.task_publish_retry_policy = {"max_retries": 1}
    yield
    app.set_current()


def test_without_a_broker_the_submission_waits_for_the_sweep(
    cast, workflow, target, django_capture_on_commit_callbacks, no_broker
):
    with django_capture_on_commit_callbacks(execute=True):
        submission = submit(workflow, target, cast.owner)
    assert again(submission).state == State.QUEUED


@pytest.mark.parametrize("state", [State.QUEUED, State.SENDING, State.CHECKING, State.SUBMITTED])
def test_the_same_revision_is_not_submitted_twice(cast, workflow, target, state):
    submitted = state == State.SUBMITTED
    first = submission_of(
        workflow,
        target=target,
        state=state,
        remote_id="w-1" if submitted else "",
        **({"next_attempt_at": None} if submitted else {}),
    )
    done = actions.submit_workflow(workflow, target=target, by=cast.owner)
    assert (done.submission.pk, done.begun) == (first.pk, False)
    assert Submission.objects.count() == 1


def test_another_revision_or_another_target_is_another_submission(cast, workflow, target):
    first = submit(workflow, target, cast.owner)
    elsewhere = submit(workflow, target_in(cast.project, name="two"), cast.owner)
    Workflow.objects.filter(pk=workflow.pk).update(revision=2)
    newer = submit(workflow, target, cast.owner)
    assert len({first.pk, elsewhere.pk, newer.pk}) == 3
    assert newer.revision == 2


@pytest.mark.parametrize("state", [State.CANCELLED, State.FAILED])
def test_what_certainly_is_not_there_can_be_submitted_again(cast, workflow, target, state):
    submission_of(workflow, target=target, state=state, next_attempt_at=None)
    assert actions.submit_workflow(workflow, target=target, by=cast.owner).begun


def test_what_may_be_there_is_looked_up_instead(cast, workflow, target):
    failed = failed_in_doubt(workflow, target)
    done = actions.submit_workflow(workflow, target=target, by=cast.owner)
    assert (done.submission.pk, done.begun) == (failed.pk, False)
    now = again(failed)
    assert (now.state, now.failures) == (State.CHECKING, 0)
    assert now.next_attempt_at == failed.attempts.get().deadline


def test_the_database_holds_the_rule_too(cast, workflow, target):
    submission_of(workflow, target=target)
    with pytest.raises(IntegrityError), transaction.atomic():
        submission_of(workflow, target=target, label="weft-2")


def test_hurrying_sends_what_waits_now(cast, workflow, target):
    later = timezone.now() + timedelta(hours=1)
    waiting = submission_of(
        workflow, target=target, state=State.WAITING_RETRY, next_attempt_at=later, failures=3
    )
    actions.retry_submission(waiting, by=cast.operator)
    now = again(waiting)
    assert (now.state, now.failures) == (State.QUEUED, 0)
    assert now.next_attempt_at <= timezone.now()


@pytest.mark.parametrize(
    ("state", "due"),
    [(State.QUEUED, True), (State.SENDING, True), (State.SUBMITTED, False)],
)
def test_there_is_nothing_to_hurry_otherwise(cast, workflow, target, state, due):
    row = submission_of(
        workflow,
        target=target,
        state=state,
        remote_id="" if due else "w",
        next_attempt_at=timezone.now() if due else None,
    )
    with pytest.raises(Refused):
        actions.retry_submission(row, by=cast.owner)


def test_a_failed_one_is_not_revived_beside_a_newer_one(cast, workflow, target):
    failed = submission_of(
        workflow, target=target, state=State.FAILED, next_attempt_at=None, label="weft-old"
    )
    submit(workflow, target, cast.owner)
    with pytest.raises(Refused):
        actions.retry_submission(failed, by=cast.owner)


def test_a_failed_one_of_an_older_revision_can_be_hurried(cast, workflow, target):
    failed = submission_of(workflow, target=target, state=State.FAILED, next_attempt_at=None)
    Workflow.objects.filter(pk=workflow.pk).update(revision=2)
    submit(workflow, target, cast.owner)
    actions.retry_submission(failed, by=cast.owner)
    assert again(failed).state == State.QUEUED


def test_what_was_not_sent_is_cancelled_at_once(cast, workflow, target):
    row = submission_of(workflow, target=target)
    actions.cancel_submission(row, by=cast.operator)
    now = again(row)
    assert (now.state, now.next_attempt_at) == (State.CANCELLED, None)
    assert now.finished_at is not None


def test_what_may_have_arrived_is_looked_up_before_it_is_cancelled(cast, workflow, target):
    row = submission_of(workflow, target=target, state=State.CHECKING, in_doubt=True)
    actions.cancel_submission(row, by=cast.operator)
    now = again(row)
    assert (now.state, now.cancel_requested) == (State.CHECKING, True)


def test_what_has_ended_is_not_cancelled(cast, workflow, target):
    row = submission_of(
        workflow, target=target, state=State.SUBMITTED, remote_id="w", next_attempt_at=None
    )
    with pytest.raises(Refused):
        actions.cancel_submission(row, by=cast.owner)
