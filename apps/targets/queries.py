"""What is there: targets without their secrets, submissions, what is due. Nothing here writes."""

from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet

from apps.core.errors import NotFound
from apps.targets.models import Attempt, Submission, Target
from apps.targets.states import UNFINISHED, State
from apps.teams import policy as teams_policy
from apps.teams.models import Project
from apps.teams.queries import Somebody
from apps.workflows import queries as workflow_queries
from apps.workflows.models import Workflow

SECRETS = ("access_key", "secret_key", "token")


def targets_in(project: Project) -> QuerySet[Target]:
    """Return the project's targets by name, secrets left in the database."""
    return project.targets.filter(removed_at__isnull=True).defer(*SECRETS).order_by("name")


def find_target(user: Somebody, target_id: str) -> Target:
    """Return a target of a project the user may see; raise `NotFound` for any other."""
    targets = Target.objects.filter(project__in=teams_policy.visible(user))
    known = targets.filter(removed_at__isnull=True).defer(*SECRETS)
    found = known.select_related("project__team").filter(pk=target_id).first()
    if found is None:
        raise NotFound("target", target_id)
    return found


def submissions_of(workflow: Workflow) -> QuerySet[Submission]:
    """Return a workflow's submissions, newest first, with targets and attempts."""
    return _shown(Submission.objects.filter(workflow=workflow))


def find_submission(user: Somebody, submission_id: str) -> Submission:
    """Return a submission of a workflow the user may see; raise `NotFound` for any other."""
    mine = Submission.objects.filter(workflow__in=workflow_queries.visible_to(user))
    found = _shown(mine).filter(pk=submission_id).first()
    if found is None:
        raise NotFound("submission", submission_id)
    return found


def standing_submission(workflow: Workflow, target: Target) -> Submission | None:
    """Return the submission of the workflow's revision that is, or may be, at the target."""
    return standing_submissions(workflow).get(target.pk)


def standing_submissions(workflow: Workflow) -> dict[str, Submission]:
    """Return target id → the submission of the workflow's revision that is or may be there."""
    same = Submission.objects.filter(workflow=workflow, revision=workflow.revision)
    return {submission.target_id: submission for submission in _shown(_standing(same))}


def is_settled(target: Target) -> bool:
    """Tell whether something is at the target, or may be, because of a submission."""
    return _standing(Submission.objects.filter(target_id=target.pk)).exists()


def due(now: datetime) -> QuerySet[Submission]:
    """Return the submissions somebody may act on now, longest waiting first."""
    waiting = Submission.objects.filter(state__in=UNFINISHED, next_attempt_at__lte=now)
    return waiting.order_by("next_attempt_at", "id")


def _standing(submissions: QuerySet[Submission]) -> QuerySet[Submission]:
    gone = Q(state=State.CANCELLED) | Q(state=State.FAILED, in_doubt=False)
    return submissions.exclude(gone)


def _shown(submissions: QuerySet[Submission]) -> QuerySet[Submission]:
    hidden = ["document", *(f"target__{name}" for name in SECRETS)]
    attempts = Prefetch("attempts", Attempt.objects.order_by("number"))
    joined = submissions.select_related("target", "workflow__project", "requested_by")
    return joined.defer(*hidden).prefetch_related(attempts)
