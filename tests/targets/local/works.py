"""Work as the driver hands it to the local target."""

from typing import Any

from apps.executions.ports import Work


def work(**changes: Any) -> Work:
    """Return the first attempt of a job, changed as given."""
    whole = {
        "id": "5a9e1a6e-0000-4000-8000-000000000001",
        "attempt": 1,
        "step": "train",
        "title": "",
        "type": "job",
        "execution_id": "e1",
        "execution_name": "execution-001",
        "workflow_id": "w1",
        "workflow_name": "pipeline",
        "project_id": "p1",
        "user_name": "owner",
        "properties": {},
        "inputs": (),
        "outputs": (),
    }
    return Work(**(whole | changes))
