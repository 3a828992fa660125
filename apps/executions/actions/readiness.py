"""What keeps a specification from running."""

from collections.abc import Iterator
from dataclasses import replace

from apps.executions.actions.giving import Given
from apps.executions.values import answered
from apps.gallery import queries as gallery
from apps.spec.model import Scene, Workflow, WorkflowPolicy
from apps.spec.problems import Problem, errors
from apps.spec.readiness import missing_values
from apps.spec.validate import Purpose, validate
from apps.teams.models import Project


def problems_at_start(
    workflow: Workflow, given: Given, *, scene: Scene | None, project: Project
) -> Iterator[Problem]:
    """Yield what keeps the workflow from running with the values, in the scene or as a whole."""
    filled = answered(workflow, given.by_question())
    for problem in missing_values(filled):
        yield replace(problem, path=(problem.path[0], str(problem.params["name"])))
    whole = filled if scene else replace(filled, policy=_without_choice(filled.policy))
    content_ids = {asset.content_id for asset in workflow.assets or () if asset.content_id}
    expired = gallery.expired_among(project, content_ids)
    yield from errors(validate(whole, purpose=Purpose.START, expired=expired, scene=scene))


def _without_choice(policy: WorkflowPolicy | None) -> WorkflowPolicy | None:
    """Return a policy that preselects no scene: what starts without one runs as a whole."""
    return policy and replace(policy, use_scene=None, scene_id=None)
