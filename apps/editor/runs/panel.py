"""The panel beside the canvas in which a run is given its values and started."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from apps.core.messages import sentence
from apps.editor.requests import EditorRequest
from apps.editor.runs.asked import judged
from apps.editor.runs.wanted import Wanted, scenes_of
from apps.executions.models import Source
from apps.spec.model import Workflow as Specification
from apps.spec.problems import Problem
from apps.targets.choices import choices_of, settings_of
from apps.workflows.models import Workflow

_OWN_PLACE = frozenset({"target", "scene_name", "labels"})


def panel(
    request: EditorRequest,
    workflow: Workflow,
    specification: Specification,
    wanted: Wanted,
    problems: Sequence[Problem] = (),
) -> HttpResponse:
    """Show what a run may be given, as `wanted`, with what is wrong with it."""
    asked = judged(wanted.asked, problems)
    fields = {one.field for one in asked}
    context: dict[str, Any] = {
        "workflow": workflow,
        "wanted": replace(wanted, asked=asked),
        "parameters": [one for one in asked if one.source is Source.PARAMETERS],
        "requirements": [one for one in asked if one.is_requirement],
        "choices": choices_of(workflow.project),
        "chosen": wanted.target or settings_of(workflow.project).default_target,
        "scenes": scenes_of(specification),
        "faults": [sentence(one) for one in problems if _is_elsewhere(one, fields)],
        "errors": _at_choices(problems),
    }
    return render(request, "editor/run/panel.html", context, status=422 if problems else 200)


def _is_elsewhere(problem: Problem, fields: set[str]) -> bool:
    """Tell whether a problem has no control of the panel to stand at."""
    at = "/".join(str(key) for key in problem.path[:2])
    return at not in fields and str(problem.path[0] if problem.path else "") not in _OWN_PLACE


def _at_choices(problems: Sequence[Problem]) -> dict[str, str]:
    return {
        str(problem.path[0]): sentence(problem)
        for problem in reversed(problems)
        if problem.path and problem.path[0] in _OWN_PLACE
    }
