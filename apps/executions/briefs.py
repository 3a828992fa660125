"""What an answer about a workflow says of its runs, and what is to do in them."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils import timezone

from apps.executions import policy
from apps.executions.clocks import zone_of
from apps.executions.durations import execution_seconds
from apps.executions.models import Execution, StepExecution
from apps.executions.queries import RunFacts, facts_of
from apps.executions.step_answers import Setting, declared_steps
from apps.teams.models import Project
from apps.teams.policy import Action
from apps.teams.queries import Somebody
from apps.workflows.models import Workflow


def run_fields(workflow_ids: Collection[str], *, project: Project) -> Mapping[str, dict[str, Any]]:
    """Return workflow id → `run_count` and, once it ran, `latest_execution`."""
    setting = _setting(project)
    return {id: _fields(facts, setting) for id, facts in facts_of(workflow_ids).items()}


def run_fields_for(user: Somebody, workflow: Workflow) -> dict[str, Any]:
    """Return `run_fields` of one workflow; nothing for whom only a share shows it to."""
    if not policy.can(user, Action.READ, workflow):
        return {}
    return run_fields([workflow.pk], project=workflow.project)[workflow.pk]


def todo_items(steps: Iterable[StepExecution], *, project: Project) -> list[dict[str, Any]]:
    """Return the steps of a project that wait for somebody: since when, for how many seconds."""
    setting = _setting(project)
    return [_todo(step, setting) for step in steps]


def _todo(step: StepExecution, setting: Setting) -> dict[str, Any]:
    execution = step.execution
    since = step.waiting_since or step.started_at or execution.created_at
    return {
        "time": setting.stamp(since),
        "duration": int((setting.now - since).total_seconds()),
        "workflow_id": execution.workflow_id,
        "workflow_name": str(execution.workflow),
        "execution_id": execution.pk,
        "step_name": step.name,
        "step_title": declared_steps(execution).get(step.name, {}).get("title", ""),
        "status": step.state,
    }


def _setting(project: Project) -> Setting:
    return Setting(now=timezone.now(), zone=zone_of(project), language="en")


def _fields(facts: RunFacts, setting: Setting) -> dict[str, Any]:
    brief = {"latest_execution": _brief(facts.latest, facts, setting)} if facts.latest else {}
    return {"run_count": facts.run_count, **brief}


def _brief(latest: Execution, facts: RunFacts, setting: Setting) -> dict[str, Any]:
    return {
        "execution_id": latest.pk,
        "created_at": setting.stamp(latest.created_at),
        "status": latest.status,
        "running_steps": list(facts.running_steps),
        "current_steps": list(facts.current_steps),
        "duration": int(execution_seconds(latest, now=setting.now)),
    }
