"""The answers and bodies of the workflow operations as OpenAPI shows them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from apps.api.objects import Serializer, part_of, serializer_of
from apps.spec.model import Workflow

UPDATABLE = (
    "name",
    "description",
    "data_requirements",
    "parameters",
    "storages",
    "labels",
    "smn_switch",
    "steps",
)
"""What the documentation of the update lets be changed."""

WorkflowShape: Serializer = serializer_of(Workflow)
WorkflowUpdate: Serializer = part_of(
    Workflow,
    name="WorkflowUpdate",
    doc="What is to change; an absent field stays, an empty list empties (steps aside).",
    fields=UPDATABLE,
)


class WorkflowPage(serializers.Serializer[Any]):
    """Some of the workflows of a project."""

    total = serializers.IntegerField(help_text=_("How many workflows there are to be seen."))
    count = serializers.IntegerField(help_text=_("How many of them match."))
    items = WorkflowShape(many=True, help_text=_("The matching ones on this page, without steps."))
    default_order = serializers.CharField(help_text=_("The order of the items: asc or desc."))


class WorkflowsOverview(serializers.Serializer[Any]):
    """How many workflows there are."""

    total = serializers.IntegerField(help_text=_("How many match."))
    stat = serializers.DictField(
        child=serializers.IntegerField(),
        help_text=_("How many there are of each status of the latest execution."),
    )


class WorkflowTodo(serializers.Serializer[Any]):
    """A step that waits for somebody."""

    time = serializers.CharField(help_text=_("Since when."))
    duration = serializers.IntegerField(help_text=_("How long, in seconds."))
    workflow_id = serializers.CharField(help_text=_("ID of the workflow."))
    workflow_name = serializers.CharField(help_text=_("Name of the workflow."))
    execution_id = serializers.CharField(help_text=_("ID of the execution."))
    step_name = serializers.CharField(help_text=_("Name of the step."))
    step_title = serializers.CharField(help_text=_("Title of the step."))
    status = serializers.CharField(help_text=_("Status of the step."))


class WorkflowsTodolist(serializers.Serializer[Any]):
    """What waits for somebody."""

    items = WorkflowTodo(many=True, help_text=_("The steps that wait."))
    total = serializers.IntegerField(help_text=_("How many wait."))


class ServiceAuthResult(serializers.Serializer[Any]):
    """Whether a paid service may be used."""

    result = serializers.CharField(help_text=_("true or false."))
