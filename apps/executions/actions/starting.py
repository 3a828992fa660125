"""Starting an execution of a workflow as it is now."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from apps.core.errors import NotFound, Refused
from apps.executions import dispatch, mirroring, policy, wiring
from apps.executions.actions.giving import NOTHING, Given, Values
from apps.executions.actions.labelling import problems_of_labels, set_labels
from apps.executions.actions.places import place_of, problems_of_place, problems_of_steps
from apps.executions.actions.readiness import problems_at_start
from apps.executions.actions.snapshots import snapshot
from apps.executions.blueprint import Blueprint, drawn, scene_of
from apps.executions.models import Execution, StepExecution
from apps.executions.values import answered
from apps.gallery import actions as gallery
from apps.spec import text
from apps.spec.model import Scene
from apps.spec.model import Workflow as Specification
from apps.spec.problems import Problem
from apps.spec.resolution import Bindings
from apps.spec.shapes import Json
from apps.teams.models import User
from apps.teams.policy import Action
from apps.workflows.models import Workflow

_AT_ONCE = 500


@transaction.atomic
def start_execution(
    workflow: Workflow,
    *,
    by: User,
    parameters: Values = NOTHING,
    data_requirements: Values = NOTHING,
    scene_id: str = "",
    scene_name: str = "",
    use_cache: bool = False,
    target: str = "",
    options: Mapping[str, Json] = NOTHING,
    labels: Sequence[str] = (),
    description: str = "",
) -> Execution:
    """Start the workflow's newest revision with these values.

    Raises Refused with everything that keeps it from running: faults of the specification, values
    that are missing or do not fit, an unknown scene or target, a package that is used up.
    """
    policy.require(by, Action.RUN, workflow)
    row = _locked(workflow)
    document, specification = snapshot(row)
    given = Given(parameters, data_requirements)
    given.refuse_unfitting(specification)
    scene = _scene(specification, scene_id, scene_name)
    place = place_of(row.project, target)
    names = {step.name or "": step for step in specification.steps or ()}
    _refuse(problems_at_start(specification, given, scene=scene, project=row.project))
    _refuse([*problems_of_place(place, options, names), *problems_of_labels(labels)])
    now = timezone.now()
    execution = Execution(
        workflow=row,
        number=(row.executions.aggregate(last=Max("number"))["last"] or 0) + 1,
        description=description.replace("\x00", ""),
        revision=row.revision,
        document=text.write(document),
        target=place,
        options=text.write(dict(options)) if options else "",
        scene_id=(scene.id or "") if scene else "",
        scene_name=(scene.name or "") if scene else "",
        workspace_id=row.workspace_id or "",
        use_cache=use_cache,
        started_by=by,
        created_at=now,
        resumed_at=now,
    )
    blueprint = drawn(execution)
    _refuse(problems_of_steps(blueprint, _known(blueprint, given)))
    gallery.consume_package(row.project, row.pk)
    execution.save(force_insert=True)
    _insert_steps(execution, blueprint)
    given.keep(execution, by=by)
    set_labels(execution, labels)
    _set_going(execution)
    return execution


def _set_going(execution: Execution) -> None:
    if wiring.is_mirrored(execution.target):
        mirroring.hurry(execution.pk)
    else:
        dispatch.advance(execution.pk)


def _locked(workflow: Workflow) -> Workflow:
    rows = Workflow.objects.select_for_update(of=("self",)).select_related("project__team", "owner")
    row = rows.filter(pk=workflow.pk, trashed_at=None).first()
    if row is None:
        raise NotFound("workflow", workflow.pk)
    return row


def _scene(specification: Specification, scene_id: str, scene_name: str) -> Scene | None:
    found = scene_of(specification, scene_id, scene_name)
    if found is None and (scene_id or scene_name):
        params = {"scene": scene_id or scene_name}
        path = ("scene_id",) if scene_id else ("scene_name",)
        raise Refused([Problem(code="execution.no_scene", path=path, params=params)])
    return found


def _refuse(problems: Iterable[Problem]) -> None:
    if found := list(problems):
        raise Refused(found)


def _known(blueprint: Blueprint, given: Given) -> Bindings:
    filled = answered(blueprint.workflow, given.by_question())
    return Bindings(workflow=filled, execution_id=blueprint.execution_id)


def _insert_steps(execution: Execution, blueprint: Blueprint) -> None:
    StepExecution.objects.bulk_create(
        [
            StepExecution(
                execution=execution,
                name=name,
                type=blueprint.steps[name].type or "",
                position=position,
            )
            for position, name in enumerate(blueprint.plan.parents)
        ],
        batch_size=_AT_ONCE,
    )
