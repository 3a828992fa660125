"""What a new workflow is made from."""

from collections.abc import Iterator
from enum import StrEnum

from apps.spec.facts import Facts, Purpose
from apps.spec.model import Workflow
from apps.spec.problems import Problem


class Way(StrEnum):
    """How a workflow comes to be; exactly one way applies."""

    COPY = "copy"
    GALLERY = "gallery"
    STEPS = "steps"


def way_of(workflow: Workflow) -> Way | None:
    """Return how a body asks to be created, `None` where it gives nothing to create from."""
    if workflow.source_workflow_id:
        return Way.COPY
    if workflow.gallery_subscription is not None and workflow.gallery_subscription.content_id:
        return Way.GALLERY
    return Way.STEPS if workflow.steps else None


def something_to_create_from(facts: Facts) -> Iterator[Problem]:
    """A body names a workflow to copy, a gallery asset or steps; an execution needs steps."""
    if facts.purpose is Purpose.CREATE and way_of(facts.workflow) is None:
        yield Problem(code="create.nothing", path=("steps",))
    if facts.purpose is Purpose.START and not facts.steps:
        yield Problem(code="start.no_steps", path=("steps",))
