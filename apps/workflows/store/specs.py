"""A stored specification as the frozen values of `spec`."""

from apps.spec.model import Workflow
from apps.spec.parse import parse
from apps.workflows.store.documents import document


def load(workflow_id: str) -> Workflow:
    """Return the specification of a workflow; raise KeyError where there is none."""
    workflow, problems = parse(document(workflow_id))
    if workflow is None:
        raise ValueError(problems)
    return workflow
