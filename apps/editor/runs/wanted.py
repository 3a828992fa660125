"""What somebody wants of a run: read from a form, from an earlier run, or as the workflow says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from apps.editor.runs.asked import Answers, Asked, asked_of
from apps.executions.models import Execution, Source
from apps.executions.queries import visible_executions
from apps.spec.model import Scene, Workflow
from apps.spec.shapes import Json
from apps.teams.models import User
from apps.workflows.models import Workflow as Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The choices of one run; `target` "" is where the project's runs go."""

    asked: tuple[Asked, ...] = ()
    target: str = ""
    scene: str = ""
    labels: str = ""
    description: str = ""
    use_cache: bool = False

    def arguments(self) -> dict[str, Any]:
        """Return what `start_execution` takes."""
        return {
            "parameters": _given(self.asked, Source.PARAMETERS),
            "data_requirements": _given(self.asked, Source.REQUIREMENTS),
            "target": self.target,
            "scene_name": self.scene,
            "labels": [label.strip() for label in self.labels.split(",") if label.strip()],
            "description": self.description,
            "use_cache": self.use_cache,
        }


def from_form(form: QueryDict, workflow: Workflow) -> Wanted:
    """Return what was sent; a value that is not declared is none."""
    sent = {field: str(written).replace("\x00", "") for field, written in form.items()}
    answers = {(field.partition("/")[0], field.partition("/")[2]): sent[field] for field in sent}
    return Wanted(
        asked=asked_of(workflow, answers),
        target=sent.get("target", ""),
        scene=sent.get("scene", ""),
        labels=sent.get("labels", ""),
        description=sent.get("description", ""),
        use_cache=sent.get("use_cache") == "on",
    )


def as_before(workflow: Workflow, earlier: Execution | None) -> Wanted:
    """Return what an earlier run was given, as far as it can be given now; without one, nothing."""
    if earlier is None:
        return Wanted(asked=asked_of(workflow, {}))
    return Wanted(
        asked=asked_of(workflow, _answers(earlier, workflow)),
        target=earlier.target,
        scene=earlier.scene_name,
        labels=", ".join(earlier.labels.values_list("text", flat=True)),
        use_cache=earlier.use_cache,
    )


def earlier_run(row: Row, user: User, execution_id: str = "") -> Execution | None:
    """Return the run that is named, or the newest that `user` has started."""
    seen = visible_executions(user).filter(workflow=row)
    if execution_id:
        return seen.filter(pk=execution_id).first()
    return seen.filter(started_by=user).order_by("-number").first()


def scenes_of(workflow: Workflow) -> tuple[Scene, ...]:
    """Return the parts of the workflow that can run alone."""
    policy = workflow.policy
    return tuple(scene for scene in (policy.scenes if policy else None) or () if scene.name)


def _answers(earlier: Execution, workflow: Workflow) -> Answers:
    """Return the values of a run, those that the workflow still asks for, as controls show them."""
    declared = {(one.source.value, one.name): one for one in asked_of(workflow, {})}
    rows = earlier.answers.values_list("source", "name", "value")
    return {
        (source, name): declared[source, name].written(value)
        for source, name, value in rows
        if (source, name) in declared
    }


def _given(asked: Iterable[Asked], source: Source) -> Mapping[str, Json]:
    return {one.name: one.value() for one in asked if one.source is source and one.given}
