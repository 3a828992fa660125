"""Tables 16 and 18, and what lies beside the specification: notes, and where things stand."""

from django.db import models

from apps.workflows.fields import absent_text
from apps.workflows.models.base import Entity, ListedText, Owner, SpecObject
from apps.workflows.models.steps import Step
from apps.workflows.models.workflow import Workflow


class Subgraph(Entity, Owner):
    """Table 16: steps drawn as a group."""

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="subgraphs")
    name = absent_text()


class SubgraphMember(ListedText):
    """A step named by a subgraph."""

    subgraph = models.ForeignKey(Subgraph, models.CASCADE, related_name="steps")


class Scene(Entity, Owner):
    """Table 18: a named subset of the steps; `scene_id` is the `id` of the specification."""

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="scenes")
    scene_id = absent_text()
    name = absent_text()


class SceneMember(ListedText):
    """A step named by a scene."""

    scene = models.ForeignKey(Scene, models.CASCADE, related_name="steps")


class Note(Entity, SpecObject):
    """A remark on the canvas: the page knows none, so all of it lies in `extras`."""

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="notes")


class Placement(models.Model):
    """Where something stands on the canvas, in canvas pixels."""

    x = models.BigIntegerField()
    y = models.BigIntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.x}, {self.y}"


class StepPosition(Placement):
    """Where a step stands."""

    entity = models.OneToOneField(Step, models.CASCADE, primary_key=True, related_name="place")


class NotePosition(Placement):
    """Where a note stands."""

    entity = models.OneToOneField(Note, models.CASCADE, primary_key=True, related_name="place")


class SubgraphPosition(Placement):
    """Where a group stands that has no steps which say so."""

    entity = models.OneToOneField(Subgraph, models.CASCADE, primary_key=True, related_name="place")
