"""Tables 8 to 11, 14 and 15: what the steps of a workflow refer to."""

from django.db import models

from apps.workflows.fields import absent_flag, absent_json, absent_name, absent_text
from apps.workflows.models.base import Entity, ListedText, Owner, SpecObject
from apps.workflows.models.workflow import Workflow


class Requirement(Entity, Owner):
    """Table 8: data the workflow asks for."""

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="requirements")
    name = absent_name()
    type = absent_text()
    value = absent_json()
    delay = absent_flag()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workflow", "name"], name="unique_requirement_name")
        ]


class RequirementUse(ListedText):
    """A step that a requirement says it is used by."""

    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="used_steps")


class Constraint(Entity, SpecObject):
    """Table 9: what a requirement asks of its value."""

    requirement = models.ForeignKey(Requirement, models.CASCADE, related_name="conditions")
    attribute = absent_text()
    operator = absent_text()
    value = absent_json()


class Data(Entity, Owner):
    """Table 10: data the workflow brings."""

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="data")
    name = absent_name()
    type = absent_text()
    value = absent_json()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workflow", "name"], name="unique_data_name")
        ]


class DataUse(ListedText):
    """A step that some data says it is used by."""

    data = models.ForeignKey(Data, models.CASCADE, related_name="used_steps")


class Parameter(Entity, Owner):
    """Table 11: a value that can be set per workflow or per execution."""

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="parameters")
    name = absent_name()
    type = absent_text()
    description = absent_text()
    example = absent_json()
    delay = absent_flag()
    default = absent_json()
    value = absent_json()
    enum = absent_json()
    format = absent_text()
    constraint = absent_json()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workflow", "name"], name="unique_parameter_name")
        ]


class ParameterUse(ListedText):
    """A step that a parameter says it is used by."""

    parameter = models.ForeignKey(Parameter, models.CASCADE, related_name="used_steps")


class Storage(Entity, SpecObject):
    """Table 14: a root path that steps share."""

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="storages")
    name = absent_name()
    type = absent_text()
    path = absent_text()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workflow", "name"], name="unique_storage_name")
        ]


class Asset(Entity, SpecObject):
    """Table 15: a gallery asset the workflow needs."""

    workflow = models.ForeignKey(Workflow, models.CASCADE, related_name="assets")
    name = absent_text()
    type = absent_text()
    content_id = absent_text()
    subscription_id = absent_text()
    expired_at = absent_text()
