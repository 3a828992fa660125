"""Submitting a workflow, and what can be done while it is on its way."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from apps.core.errors import NotFound, Refused
from apps.spec.parse import parse
from apps.spec.problems import Problem, errors
from apps.spec.validate import validate
from apps.targets import machine, policy, queries, store
from apps.targets.actions.revisions import begin, hurry
from apps.targets.models import Submission, Target
from apps.targets.states import State
from apps.teams.models import User
from apps.workflows import store as workflow_store
from apps.workflows.models import Workflow


@dataclass(frozen=True, slots=True)
class Submitted:
    """The submission of a revision, and whether it was begun just now."""

    submission: Submission
    begun: bool


@transaction.atomic
def submit_workflow(workflow: Workflow, *, target: Target, by: User) -> Submitted:
    """Send the workflow's newest revision to a target.

    A revision that is at the target already, or may be, is not sent a second time: its submission
    is returned, and taken up again if it had failed. Raise `Refused` with the spec's errors.
    """
    policy.require_submit(by, workflow, target)
    current = Workflow.objects.select_for_update().filter(pk=workflow.pk, trashed_at=None).first()
    if current is None:
        raise NotFound("workflow", workflow.pk)
    standing = queries.standing_submission(current, target)
    if standing is None:
        return Submitted(_begin(current, target, by), begun=True)
    if standing.state == State.FAILED:
        hurry(standing)
    return Submitted(standing, begun=False)


@transaction.atomic
def retry_submission(submission: Submission, *, by: User) -> None:
    """Go on now with a submission that waits or has failed; raise `Refused` in other states.

    What is in doubt is looked up, and not before the lost request's own deadline.
    """
    policy.require_submit(by, submission.workflow, submission.target)
    row = _locked(submission)
    if row.state not in (State.WAITING_RETRY, State.CHECKING, State.FAILED) or _under_way(row):
        raise Refused([Problem(code="submission.not_waiting")])
    other = queries.standing_submission(row.workflow, row.target)
    if other is not None and other.pk != row.pk and other.revision == row.revision:
        raise Refused([Problem(code="submission.again")])
    hurry(row)


@transaction.atomic
def cancel_submission(submission: Submission, *, by: User) -> None:
    """Send nothing more. What may have arrived is looked up first and kept if it has."""
    policy.require_submit(by, submission.workflow, submission.target)
    row = _locked(submission)
    if row.next_attempt_at is None:
        raise Refused([Problem(code="submission.finished")])
    store.write(row, machine.cancelled(store.standing_of(row)), now=timezone.now())


def _begin(workflow: Workflow, target: Target, by: User) -> Submission:
    document = workflow_store.document(workflow.pk)
    spec, problems = parse(document)
    if found := errors(problems if spec is None else validate(spec)):
        raise Refused(found)
    return begin(workflow, target, revision=workflow.revision, document=document, by=by)


def _locked(submission: Submission) -> Submission:
    found = Submission.objects.select_for_update(of=("self",)).filter(pk=submission.pk)
    return found.select_related("workflow", "target").get()


def _under_way(submission: Submission) -> bool:
    return submission.attempts.filter(finished_at__isnull=True).exists()
