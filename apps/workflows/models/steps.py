"""Tables 3 to 7: steps, what goes in and out of them, and the wires between them."""

from django.db import models
from django.db.models import F, Q

from apps.spec.draft import LinkAs
from apps.workflows.fields import absent_json, absent_name, absent_text
from apps.workflows.models.base import Entity, Listed, Owner, SpecObject
from apps.workflows.models.workflow import Workflow


class Step(Entity, Owner):
    """Table 3: one node of the graph."""

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="steps")
    created_at = models.DateTimeField()
    name = absent_name()
    type = absent_text()
    title = absent_text()
    description = absent_text()
    properties = absent_json()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workflow", "name"], name="unique_step_name")
        ]


class StepPolicy(SpecObject):
    """Table 7, where it says anything."""

    step = models.OneToOneField(Step, models.CASCADE, primary_key=True, related_name="policy")
    poll_interval_seconds = absent_json()
    max_execution_minutes = absent_json()


class StepInput(Entity, SpecObject):
    """Table 4: what a step reads."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="inputs")
    name = absent_name()
    type = absent_text()
    data = absent_json()
    value = absent_json()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "name"], name="unique_input_name")]


class StepOutput(Entity, SpecObject):
    """Table 5: what a step writes."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="outputs")
    name = absent_name()
    type = absent_text()
    config = absent_json()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["step", "name"], name="unique_output_name")]


class StepCondition(Entity, SpecObject):
    """Table 6: an operator between two operands."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="conditions")
    type = absent_text()
    left = absent_json()
    right = absent_json()


class StepLink(Listed):
    """One name in `depend_steps`, `if_then_steps` or `else_then_steps` of a step.

    `step` is the step with the list, `member` the step it names; the same one may stand twice.
    """

    AS_CHOICES = [(kind.value, kind.value) for kind in LinkAs]

    step = models.ForeignKey(Step, models.CASCADE, related_name="links")
    link_as = models.CharField(max_length=8, choices=AS_CHOICES)
    member = models.ForeignKey(Step, models.CASCADE, related_name="linked_from")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(link_as__in=[kind.value for kind in LinkAs]), name="known_link"
            ),
            models.CheckConstraint(condition=~Q(step=F("member")), name="no_link_to_itself"),
        ]
