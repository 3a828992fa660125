"""What an answer says of an execution: what it was given, how far it has come, what happened.

The shapes are the vendor's: a new execution tells neither a status nor steps, any other the steps
that were reached so far, in the order reached.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from apps.executions.clocks import zone_of
from apps.executions.durations import execution_seconds
from apps.executions.models import Execution, Metric, Source, StepExecution
from apps.executions.step_answers import (
    Setting,
    declared_steps,
    metric_answer,
    step_answer,
)
from apps.spec.shapes import Json
from apps.teams.models import Project

_REACHED = Prefetch(
    "steps",
    StepExecution.objects.filter(reached__isnull=False).order_by("reached"),
    to_attr="reached_steps",
)


def created(execution: Execution, *, language: str) -> dict[str, Any]:
    """Return an execution that has just begun, as the vendor answers it."""
    setting = _setting(execution.workflow.project, language)
    return {**_given(execution, setting), "steps_execution": None, "duration": 0}


def shown(execution: Execution, *, language: str) -> dict[str, Any]:
    """Return an execution as it is now."""
    return listed([execution], project=execution.workflow.project, language=language)[0]


def listed(
    executions: Sequence[Execution], *, project: Project, language: str
) -> list[dict[str, Any]]:
    """Return executions of one project as they are now; constantly many queries."""
    setting = _setting(project, language)
    prefetch_related_objects(executions, _REACHED, "events", "labels", "answers")
    return [_complete(execution, setting) for execution in executions]


def listed_steps(
    steps: Sequence[StepExecution], *, project: Project, language: str
) -> list[dict[str, Any]]:
    """Return steps of executions of one project; constantly many queries."""
    setting = _setting(project, language)
    prefetch_related_objects(steps, "events")
    declared = {step.execution_id: declared_steps(step.execution) for step in steps}
    return [
        step_answer(
            step, declared[step.execution_id].get(step.name, {}), step.events.all(), setting
        )
        for step in steps
    ]


def parameter_names(steps: Iterable[StepExecution]) -> list[str]:
    """Return which parameters the executions of some steps have, in the order declared."""
    documents = {step.execution_id: step.execution.document for step in steps}
    names: dict[str, None] = {}
    for document in documents.values():
        declared = json.loads(document).get(Source.PARAMETERS.value) or []
        names |= dict.fromkeys(parameter["name"] for parameter in declared)
    return list(names)


def measured(metrics: Sequence[Metric], *, project: Project, language: str) -> list[dict[str, Any]]:
    """Return what a step measured."""
    setting = _setting(project, language)
    return [metric_answer(metric, setting) for metric in metrics]


def _setting(project: Project, language: str) -> Setting:
    return Setting(now=timezone.now(), zone=zone_of(project), language=language)


def _complete(execution: Execution, setting: Setting) -> dict[str, Any]:
    declared, happened = declared_steps(execution), defaultdict(list)
    for event in execution.events.all():
        happened[event.step_id].append(event)
    steps: Sequence[StepExecution] = execution.reached_steps  # type: ignore[attr-defined]
    names = {step.pk: step.name for step in steps}
    return {
        **_given(execution, setting),
        "status": execution.status,
        "steps_execution": [
            step_answer(step, declared.get(step.name, {}), happened[step.pk], setting)
            for step in steps
        ],
        "duration": int(execution_seconds(execution, now=setting.now)),
        "events": [
            setting.moved(event, step=names[event.step_id])
            for event in execution.events.all()
            if event.step_id in names
        ],
    }


def _given(execution: Execution, setting: Setting) -> dict[str, Any]:
    document = json.loads(execution.document)
    told = {
        "created_at": setting.stamp(execution.created_at),
        "name": execution.name,
        "execution_id": execution.pk,
        "description": execution.description,
        "workspace_id": execution.workspace_id or "0",
        "workflow_id": execution.workflow_id,
        "workflow_name": document.get("name", ""),
        "data_requirements": _filled(execution, document, Source.REQUIREMENTS),
        "parameters": _filled(execution, document, Source.PARAMETERS),
        "labels": [label.text for label in execution.labels.all()],
        "policies": {"use_cache": True} if execution.use_cache else {},
    }
    optional = {
        "scene_id": execution.scene_id,
        "scene_name": execution.scene_name,
        "sub_graphs": document.get("sub_graphs"),
    }
    return told | {name: value for name, value in optional.items() if value}


def _filled(
    execution: Execution, document: Mapping[str, Json], source: Source
) -> list[dict[str, Json]]:
    """Return a list of the specification with the values that were given for this execution."""
    given = {
        answer.name: json.loads(answer.value)
        for answer in execution.answers.all()
        if answer.source == source
    }
    listed: Any = document.get(source.value) or []
    return [
        {**item, "value": given[item["name"]]} if item["name"] in given else item for item in listed
    ]
