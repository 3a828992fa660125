"""Bringing a revision of a workflow to a target: begun once, taken up again where it failed."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from apps.core.ids import new_id
from apps.executions.mirrors import Order
from apps.spec import text
from apps.targets import dispatch, machine, registry, store
from apps.targets.models import Submission, Target
from apps.targets.states import Move, State
from apps.teams.models import User
from apps.workflows.models import Workflow


@transaction.atomic
def revision_at(target: Target, order: Order) -> Submission:
    """Return the submission of the revision that an execution runs, begun where there is none.

    One that ended in vain before the order came is taken up again.
    """
    workflow = Workflow.objects.select_for_update().get(pk=order.workflow_id)
    same = Submission.objects.filter(workflow=workflow, target=target, revision=order.revision)
    found = same.first()
    if found is None or (_is_past(found, order) and not found.in_doubt):
        document: Any = text.read(order.document.encode())[0]
        return begin(workflow, target, revision=order.revision, document=document, by=None)
    if _is_past(found, order):
        hurry(found)
    return found


def begin(
    workflow: Workflow,
    target: Target,
    *,
    revision: int,
    document: Mapping[str, Any],
    by: User | None,
) -> Submission:
    """Return a new submission of a revision."""
    submission_id = new_id()
    label = f"weft-{submission_id}"
    submission = Submission.objects.create(
        id=submission_id,
        workflow=workflow,
        target=target,
        requested_by=by,
        revision=revision,
        label=label,
        document=registry.kind(target.kind).translate(document, label=label),
        next_attempt_at=timezone.now(),
    )
    dispatch.advance(submission_id)
    return submission


def hurry(submission: Submission) -> None:
    """Go on now; what is in doubt is not looked up before the lost request's own deadline."""
    last = submission.attempts.filter(move=Move.SEND).order_by("-number").first()
    now = timezone.now()
    standing = machine.hurried(
        store.standing_of(submission), now=now, not_before=last.deadline if last else now
    )
    store.write(submission, standing, now=now)
    dispatch.advance(submission.pk)


def _is_past(submission: Submission, order: Order) -> bool:
    in_vain = submission.state in (State.FAILED, State.CANCELLED)
    ended = submission.finished_at
    return in_vain and (ended is None or ended < order.since)
