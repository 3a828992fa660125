"""Pieces of work as the driver hands them to targets."""

from typing import Any

from apps.executions.ports import Work, WorkOutput


def work(**named: Any) -> Work:
    """Return one attempt of a training step with one output."""
    given: dict[str, Any] = {
        "id": "0b7f8f3c-0000-4000-8000-000000000001",
        "attempt": 1,
        "step": "train",
        "title": "Train",
        "type": "job",
        "execution_id": "0b7f8f3c-0000-4000-8000-0000000000ee",
        "execution_name": "execution-001",
        "workflow_id": "0b7f8f3c-0000-4000-8000-0000000000aa",
        "workflow_name": "steel",
        "project_id": "p1",
        "user_name": "owner",
        "properties": {},
        "inputs": [],
        "outputs": [WorkOutput(name="train_url", type="obs", config={"obs_url": "/b/out"})],
    }
    return Work(**given | named)


def never() -> bool:
    """Nobody wants the work to end."""
    return False
