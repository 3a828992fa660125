"""Rows of runs made directly, for tests of what looks at them: nothing carries these out."""

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from apps.executions.models import Event, Execution, StepExecution
from apps.workflows.models import Workflow

START = datetime(2026, 11, 24, 8, tzinfo=UTC)
DOCUMENT = {"name": "Steel", "steps": [{"name": "train", "type": "job", "title": "Train"}]}


def an_execution(workflow: Workflow, **fields: Any) -> Execution:
    """Return an execution of a workflow, with the next number unless one is given."""
    document = fields.pop("document", DOCUMENT)
    made = {
        "number": Execution.objects.filter(workflow=workflow).count() + 1,
        "revision": 1,
        "document": json.dumps(document),
        "created_at": START,
        "resumed_at": START,
        **fields,
    }
    return Execution.objects.create(workflow=workflow, **made)


def a_step(execution: Execution, name: str = "train", **fields: Any) -> StepExecution:
    """Return a step of an execution that was reached as the latest."""
    place = execution.steps.count()
    made = {"type": "job", "position": place, "reached": place, "created_at": START, **fields}
    return StepExecution.objects.create(execution=execution, name=name, **made)


def moved(step: StepExecution, *states: str, seconds: int = 1) -> None:
    """Write down that a step went through states, one each few seconds."""
    for count, (before, after) in enumerate(pairwise(states)):
        at = START + timedelta(seconds=seconds * (count + 1))
        Event.objects.create(
            execution=step.execution, step=step, attempt=1, at=at, before=before, after=after
        )
