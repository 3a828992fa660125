"""Where an execution runs, and whether its steps can run there."""

from collections.abc import Iterator, Mapping

from django.conf import settings
from django.utils.module_loading import import_string

from apps.executions import queries, wiring
from apps.executions.blueprint import Blueprint
from apps.executions.mirrors import TargetRefuses
from apps.executions.models import StepExecution
from apps.executions.ports import TargetUnavailable
from apps.executions.resolution import foreseen, work_of
from apps.spec.problems import Problem
from apps.spec.resolution import Bindings
from apps.spec.shapes import Json
from apps.teams.models import Project

CONDITION = "condition"


def place_of(project: Project, target: str) -> str:
    """Return where to run: as named, else where the project's workflows do."""
    return target or queries.default_target(project)


def problems_of_place(
    target: str, options: Mapping[str, Json], steps: Mapping[str, object]
) -> Iterator[Problem]:
    """Yield that there is no such target, or what is wrong with what it is told."""
    if not wiring.is_known(target):
        yield Problem(code="execution.no_target", path=("target",), params={"target": target})
    path: str = settings.WEFT_RUN_OPTIONS.get(target, "")
    if wiring.is_mirrored(target):
        return  # what it is told is judged there
    if options and not path:
        yield Problem(code="execution.no_options", path=("options",), params={"target": target})
    elif options:
        for problem in import_string(path)(options, steps=frozenset(steps)):
            yield problem.under(("options",))


def problems_of_steps(blueprint: Blueprint, bindings: Bindings) -> Iterator[Problem]:
    """Yield why steps cannot run at the target, as far as it knows before anything has run."""
    try:
        if wiring.is_mirrored(blueprint.target):
            wiring.open_mirror(blueprint.target, project_id=blueprint.project_id)
            return
        target = wiring.open_target(blueprint.target, project_id=blueprint.project_id)
    except (TargetUnavailable, TargetRefuses) as away:
        yield Problem(code=away.fault.code, path=("target",), params=away.fault.params)
        return
    for index, step in enumerate(blueprint.workflow.steps or ()):
        name, type = step.name or "", step.type or ""
        if type == CONDITION or name not in blueprint.plan.parents:
            continue
        row = StepExecution(name=name, type=type, **foreseen(step, bindings).texts())
        if fault := target.refuses(work_of(row, blueprint, resumed=False)):
            yield Problem(code=fault.code, path=("steps", index), params=fault.params)
