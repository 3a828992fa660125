"""What the place of a mirrored execution is told: to begin it, and answers that people gave."""

from collections.abc import Mapping

from apps.engine.states import StepState
from apps.executions.blueprint import Blueprint, Question, blueprint_of
from apps.executions.mirrors import Order, Report, Request, Verb
from apps.executions.models import Execution, Source
from apps.executions.values import Values
from apps.spec.shapes import Json


def order_of(row: Execution) -> Order:
    """Return everything that begins an execution; what was answered early is in it."""
    blueprint = blueprint_of(row.pk)
    given = Values(blueprint).answers
    return Order(
        id=row.pk,
        since=row.created_at,
        workflow_id=row.workflow_id,
        revision=row.revision,
        document=row.document,
        parameters=_from(Source.PARAMETERS, given),
        data_requirements=_from(Source.REQUIREMENTS, given),
        scene_id=row.scene_id,
        scene_name=row.scene_name,
        use_cache=row.use_cache,
        labels=[label.text for label in row.labels.all()],
        description=row.description,
        options=blueprint.options,
    )


def answers_for(execution_id: str, report: Report) -> list[Request]:
    """Return one Continue for each step that waits there for what was answered here."""
    names = [step.name for step in report.steps if step.state is StepState.WAIT_INPUTS]
    if not names:
        return []
    blueprint = blueprint_of(execution_id)
    values = Values(blueprint)
    still = values.unanswered(names)
    return [_continued(blueprint, values, name) for name in names if name not in still]


def _continued(blueprint: Blueprint, values: Values, name: str) -> Request:
    asked = blueprint.questions.get(name, ())
    given = {question: values.answers[question] for question in asked}
    return Request(
        verb=Verb.CONTINUE,
        step=name,
        parameters=_from(Source.PARAMETERS, given),
        data_requirements=_from(Source.REQUIREMENTS, given),
    )


def _from(wanted: Source, given: Mapping[Question, Json]) -> dict[str, Json]:
    return {name: value for (source, name), value in given.items() if source is wanted}
