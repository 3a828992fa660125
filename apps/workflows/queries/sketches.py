"""What a thumbnail draws of many workflows, in a constant number of queries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from apps.workflows.models import Step, StepLink

MAX_STEPS = 60


@dataclass(frozen=True, slots=True)
class SketchStep:
    """A step, and where it stands if anybody has placed it."""

    id: str
    type: str
    x: int | None
    y: int | None


@dataclass(frozen=True, slots=True)
class Sketch:
    """The first steps of a workflow, and the (earlier, later) wires between them."""

    steps: list[SketchStep] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)


def thumbnails(workflow_ids: Collection[str]) -> Mapping[str, Sketch]:
    """Return a sketch of each workflow: its first `MAX_STEPS` steps."""
    sketches = {id: Sketch() for id in workflow_ids}
    number = Window(RowNumber(), partition_by=F("workflow_id"), order_by=[F("position"), F("pk")])
    steps = Step.objects.filter(workflow_id__in=workflow_ids).annotate(number=number)
    columns = ("workflow_id", "pk", "type", "place__x", "place__y")
    home: dict[str, Sketch] = {}
    for workflow_id, id, type_name, x, y in (
        steps.filter(number__lte=MAX_STEPS).order_by("number").values_list(*columns)
    ):
        home[id] = sketches[workflow_id]
        home[id].steps.append(SketchStep(id, type_name or "", x, y))
    for holder, link_as, member in StepLink.objects.filter(
        step__workflow_id__in=workflow_ids
    ).values_list("step_id", "link_as", "member_id"):
        if holder in home and member in home:
            wire = (member, holder) if link_as == "depends" else (holder, member)
            home[holder].links.append(wire)
    return sketches
