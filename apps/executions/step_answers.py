"""What an answer says of a step of an execution, of its metrics, and of what to compare."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any
from uuid import UUID, uuid5

from apps.core.messages import sentence
from apps.executions.durations import step_seconds
from apps.executions.models import Event, Execution, Metric, StepExecution
from apps.spec.problems import Problem
from apps.spec.shapes import Json

_MOVED = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """In whose time and language an answer speaks."""

    now: datetime
    zone: tzinfo
    language: str

    def stamp(self, moment: datetime) -> str:
        """Return a time as the vendor spells it: RFC 3339 with the offset of the project."""
        return moment.astimezone(self.zone).isoformat()

    def moved(self, event: Event, *, step: str = "") -> str:
        """Return an event in the vendor's words; `step` names it where an execution tells it."""
        who = f"step {step} " if step else ""
        at = event.at.astimezone(self.zone).strftime(_MOVED)
        return f"{at} {who}change status from {event.before} to {event.after}"


def declared_steps(execution: Execution) -> Mapping[str, Mapping[str, Any]]:
    """Return the steps of an execution's specification by name."""
    steps = json.loads(execution.document).get("steps") or []
    return {step["name"]: step for step in steps}


def step_answer(
    step: StepExecution, declared: Mapping[str, Any], events: Iterable[Event], setting: Setting
) -> dict[str, Any]:
    """Return a step of an execution; `declared` is what the specification says of it."""
    events = list(events)
    created = step.created_at or step.execution.created_at
    updated = events[-1].at if events else created
    return {
        "created_at": setting.stamp(created),
        "updated_at": setting.stamp(updated),
        "uuid": step.pk,
        "name": f"{step.execution.name}-{step.name}",
        "execution_uuid": step.execution_id,
        "execution_name": step.execution.name,
        "step_uuid": _definition(step),
        "step_name": step.name,
        "step_title": declared.get("title", ""),
        "type": step.type,
        "status": step.state,
        "duration": int(step_seconds(step, now=setting.now)),
        "events": [setting.moved(event) for event in events],
        "policy": dict(_policy(step)),
        **dict(_carried(step)),
        **dict(_concluded(step, setting)),
        **({"conditions": declared["conditions"]} if "conditions" in declared else {}),
    }


def metric_answer(metric: Metric, setting: Setting) -> dict[str, Any]:
    """Return one thing that a step measured."""
    return {
        "created_at": setting.stamp(metric.created_at),
        "key": metric.key,
        "title": metric.title,
        "type": metric.type,
        "data": json.loads(metric.data),
    }


def _definition(step: StepExecution) -> str:
    """Return an id for the step of the workflow, the same in every execution."""
    return str(uuid5(UUID(step.execution.workflow_id), step.name))


def _policy(step: StepExecution) -> Iterator[tuple[str, Json]]:
    if step.execution_policy:
        yield "execution_policy", step.execution_policy
    if step.used_cache:
        yield "use_cache", True


def _carried(step: StepExecution) -> Iterator[tuple[str, Json]]:
    for name in ("inputs", "outputs", "properties", "instance_id"):
        if text := getattr(step, name):
            yield name, json.loads(text)


def _concluded(step: StepExecution, setting: Setting) -> Iterator[tuple[str, Json]]:
    if step.error_code:
        fault = Problem(code=step.error_code, params=step.error_params)
        said = sentence(fault, setting.language)
        yield "error_info", {"error_code": step.error_code, "error_message": said}
    if step.outcome is not None:
        operands = json.loads(step.operands) if step.operands else []
        result = "true" if step.outcome else "false"
        yield "conditions_execution", {"result": result, "metric_list": operands}
