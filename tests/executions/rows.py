"""Workflows that the tests of executions run, and where their steps stand."""

from collections.abc import Mapping, Sequence
from typing import Any

from apps.executions import actions
from apps.executions.models import Execution, StepExecution
from apps.teams.models import Project
from apps.workflows import actions as workflow_actions
from apps.workflows.models import Workflow
from tests.cast import Cast


def step(name: str, *after: str, type: str = "job", **more: Any) -> dict[str, Any]:
    """Return a step that comes after others."""
    return {"name": name, "type": type, "depend_steps": list(after), **more}


def chain(*names: str) -> list[dict[str, Any]]:
    """Return steps that come one after the other."""
    return [step(name, *names[:at][-1:]) for at, name in enumerate(names)]


def condition(
    name: str, *after: str, then: Sequence[str] = (), otherwise: Sequence[str] = (), **more: Any
) -> dict[str, Any]:
    """Return a condition step, true unless it says more."""
    lists = {"if_then_steps": list(then), "else_then_steps": list(otherwise)}
    return step(name, *after, type="condition", **lists, **more)


def workflow_of(
    cast: Cast,
    steps: Sequence[Mapping[str, Any]],
    *,
    project: Project | None = None,
    **more: Any,
) -> Workflow:
    """Return a workflow with these steps."""
    document = {"name": "steel", "steps": list(steps), **more}
    return workflow_actions.create_workflow(
        project=project or cast.project, document=document, by=cast.editor
    )


def start(cast: Cast, workflow: Workflow, *, target: str = "detached", **given: Any) -> Execution:
    """Start an execution as an operator does."""
    return actions.start_execution(workflow, by=cast.operator, target=target, **given)


def states(execution: Execution) -> dict[str, str]:
    """Return where every step stands."""
    return dict(execution.steps.values_list("name", "state"))


def status(execution: Execution) -> str:
    """Return where the execution stands."""
    return Execution.objects.values_list("status", flat=True).get(pk=execution.pk)


def row(execution: Execution, name: str) -> StepExecution:
    """Return a step's row as it is now."""
    return execution.steps.select_related("execution").get(name=name)


def moves(execution: Execution, name: str) -> list[str]:
    """Return the states a step went through, as its events tell."""
    return [event.after for event in row(execution, name).events.order_by("id")]
