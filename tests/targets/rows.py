"""Rows that the tests of targets start from."""

from django.utils import timezone

from apps.targets.models import Submission, Target
from apps.teams.models import Project, User
from apps.workflows.actions import create_workflow
from apps.workflows.models import Workflow

DOCUMENT = {
    "name": "steel",
    "steps": [{"name": "train", "type": "job"}],
    "labels": ["shift-1"],
}


def workflow_in(project: Project, *, by: User, **changes: object) -> Workflow:
    """Return a small workflow of the project."""
    return create_workflow(project=project, document={**DOCUMENT, **changes}, by=by)


def target_in(project: Project, *, endpoint: str = "https://ma.example", **named: str) -> Target:
    """Return a target with a key pair."""
    given = {"name": "cloud", "kind": "modelarts", "access_key": "AK-1", "secret_key": "SK-1"}
    return Target.objects.create(
        project=project, endpoint=endpoint, remote_project_id="p1", **{**given, **named}
    )


def submission_of(workflow: Workflow, *, target: Target, **named: object) -> Submission:
    """Return a submission of the workflow's revision that is due now."""
    given = {"label": f"weft-{workflow.pk}", "document": "{}", "next_attempt_at": timezone.now()}
    return Submission.objects.create(
        workflow=workflow, target=target, revision=workflow.revision, **{**given, **named}
    )


def again(submission: Submission) -> Submission:
    """Return the submission as it is in the database now."""
    return Submission.objects.get(pk=submission.pk)
