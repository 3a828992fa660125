"""The ids of a path: each must be a UUID before anything is looked up."""

import re

from apps.api.operation import MemberRequest
from apps.core.errors import Refused
from apps.spec.problems import Problem
from apps.workflows import queries
from apps.workflows.models import Workflow

_UUID4 = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def checked_ids(*ids: str) -> None:
    """Pass, or raise `Refused` in the vendor's words where one is no UUID."""
    if not all(_UUID4.fullmatch(id) for id in ids):
        raise Refused([Problem(code="request.not_uuid")])


def found_workflow(request: MemberRequest, project_id: str, workflow_id: str) -> Workflow:
    """Return the workflow a path names; raise `Refused` for no UUID, `NotFound` for none seen."""
    checked_ids(workflow_id)
    return queries.find(user=request.user, project_id=project_id, workflow_id=workflow_id)
