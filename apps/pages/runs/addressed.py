"""What the address of a run's page names."""

from uuid import UUID

from apps.executions.models import Execution
from apps.executions.queries import find_execution
from apps.pages.requests import PageRequest

_MOST_DIGITS = 15


def find(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> Execution:
    """Return a run that the person may see; raise NotFound for any other."""
    return find_execution(
        user=request.user, workflow_id=str(workflow_id), execution_id=str(execution_id)
    )


def number(request: PageRequest, name: str) -> int | None:
    """Return a whole number of the query, None where there is none or it is not well formed."""
    said = request.GET.get(name, "")
    well_formed = said.isascii() and said.isdigit() and len(said) <= _MOST_DIGITS
    return int(said) if well_formed else None
