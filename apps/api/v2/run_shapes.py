"""The answers of the operations on executions as OpenAPI shows them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from apps.api.objects import AnyValue, serializer_of
from apps.api.v2.model import WorkflowDagPolicies, WorkflowSchedule
from apps.api.v2.parameters import STATUSES, STEP_STATUSES
from apps.spec.model import (
    DataRequirement,
    JobInput,
    JobOutput,
    StepCondition,
    WorkflowParameter,
    WorkflowSubgraph,
)


class WorkflowErrorInfo(serializers.Serializer[Any]):
    """Why a step did not end well."""

    error_code = serializers.CharField(help_text=_("What went wrong, for programs."))
    error_message = serializers.CharField(help_text=_("What went wrong, for people."))


class WorkflowStepExecutionPolicy(serializers.Serializer[Any]):
    """How a step was carried out."""

    execution_policy = serializers.CharField(
        required=False, help_text=_("What somebody did with it last: retry, stop or continue.")
    )
    use_cache = serializers.BooleanField(
        required=False, help_text=_("Whether it took what an earlier execution had made.")
    )


class WorkflowMetricPair(serializers.Serializer[Any]):
    """A value that a condition looked at."""

    key = serializers.CharField(help_text=_("The operand as it is written."))
    value = AnyValue(help_text=_("What it stood for."), allow_null=True)


class WorkflowConditionExecution(serializers.Serializer[Any]):
    """How a condition was decided."""

    result = serializers.CharField(help_text=_("true or false."))
    metric_list = WorkflowMetricPair(many=True, help_text=_("The values it looked at."))


class StepExecution(serializers.Serializer[Any]):
    """A step of an execution."""

    created_at = serializers.CharField(help_text=_("When it was reached."))
    updated_at = serializers.CharField(help_text=_("When it last changed."))
    uuid = serializers.CharField(help_text=_("ID of the step of this execution."))
    name = serializers.CharField(help_text=_("Name of the execution and of the step."))
    execution_uuid = serializers.CharField(help_text=_("ID of the execution."))
    execution_name = serializers.CharField(help_text=_("Name of the execution."))
    step_uuid = serializers.CharField(help_text=_("ID of the step, the same in every execution."))
    step_name = serializers.CharField(help_text=_("Name of the step."))
    step_title = serializers.CharField(help_text=_("Title of the step."))
    type = serializers.CharField(help_text=_("Type of the step."))
    status = serializers.ChoiceField(STEP_STATUSES, help_text=_("How it is going."))
    duration = serializers.IntegerField(help_text=_("How long, in seconds, waiting aside."))
    events = serializers.ListField(
        child=serializers.CharField(), help_text=_("What happened to it.")
    )
    policy = WorkflowStepExecutionPolicy(help_text=_("How it was carried out."))
    inputs = serializer_of(JobInput)(
        many=True, required=False, help_text=_("Its inputs, with the values they had.")
    )
    outputs = serializer_of(JobOutput)(
        many=True, required=False, help_text=_("Its outputs, with what became of them.")
    )
    properties = serializers.DictField(
        required=False, help_text=_("Its properties, with the values they had.")
    )
    instance_id = AnyValue(required=False, help_text=_("What it made, as the target calls it."))
    error_info = WorkflowErrorInfo(required=False, help_text=_("Why it did not end well."))
    conditions = serializer_of(StepCondition)(
        many=True, required=False, help_text=_("Its conditions.")
    )
    conditions_execution = WorkflowConditionExecution(
        required=False, help_text=_("How they were decided.")
    )


class Execution(serializers.Serializer[Any]):
    """An execution of a workflow."""

    created_at = serializers.CharField(help_text=_("When it was created."))
    name = serializers.CharField(help_text=_("Its name, with a running number."))
    execution_id = serializers.CharField(help_text=_("ID of the execution."))
    description = serializers.CharField(help_text=_("What it is for."))
    status = serializers.ChoiceField(
        STATUSES, required=False, help_text=_("How it is going; a new one does not tell.")
    )
    workspace_id = serializers.CharField(help_text=_("ID of the workspace."))
    workflow_id = serializers.CharField(help_text=_("ID of the workflow."))
    workflow_name = serializers.CharField(help_text=_("Name of the workflow at its start."))
    scene_id = serializers.CharField(required=False, help_text=_("ID of the scene."))
    scene_name = serializers.CharField(required=False, help_text=_("Name of the scene."))
    steps_execution = StepExecution(
        many=True,
        allow_null=True,
        help_text=_("The steps reached so far, in the order reached; a new one has null."),
    )
    sub_graphs = serializer_of(WorkflowSubgraph)(
        many=True, required=False, help_text=_("The groups of its steps.")
    )
    duration = serializers.IntegerField(help_text=_("How long, in seconds."))
    events = serializers.ListField(
        child=serializers.CharField(), required=False, help_text=_("What happened to its steps.")
    )
    labels = serializers.ListField(child=serializers.CharField(), help_text=_("Its labels."))
    data_requirements = serializer_of(DataRequirement)(
        many=True, help_text=_("The data it was given.")
    )
    parameters = serializer_of(WorkflowParameter)(
        many=True, help_text=_("The values it was given.")
    )
    policies = serializer_of(WorkflowDagPolicies)(help_text=_("How it is carried out."))


class ExecutionPage(serializers.Serializer[Any]):
    """Some of the executions of a workflow."""

    total = serializers.IntegerField(help_text=_("How many executions there are."))
    count = serializers.IntegerField(help_text=_("How many of them match."))
    items = Execution(many=True, help_text=_("The matching ones on this page."))
    default_order = serializers.CharField(help_text=_("The order of the items: asc or desc."))


class CompareColumns(serializers.Serializer[Any]):
    """What the executions of a list can be compared by."""

    parameters = serializers.ListField(
        child=serializers.CharField(), help_text=_("Names of parameters.")
    )
    metrics = serializers.ListField(child=serializers.CharField(), help_text=_("Keys of metrics."))


class StepExecutionPage(serializers.Serializer[Any]):
    """Some of the steps of a workflow's executions."""

    total = serializers.IntegerField(help_text=_("How many there are."))
    count = serializers.IntegerField(help_text=_("How many of them match."))
    items = StepExecution(many=True, help_text=_("Those on this page."))
    default_order = serializers.CharField(help_text=_("The order of the items: asc or desc."))
    compare_columns = CompareColumns(help_text=_("What they can be compared by."))


class WorkflowStepMetric(serializers.Serializer[Any]):
    """One thing that a step measured."""

    created_at = serializers.CharField(help_text=_("When it was first measured."))
    key = serializers.CharField(help_text=_("What was measured."))
    title = serializers.CharField(help_text=_("The title of it."))
    type = serializers.CharField(help_text=_("How to show it, for example line."))
    data = serializers.DictField(  # type: ignore[assignment]  # the vendor's name
        help_text=_("Lists of axes with their values.")
    )


class WorkflowScheduleList(serializers.Serializer[Any]):
    """The schedules of a workflow: none or one."""

    schedules = serializer_of(WorkflowSchedule)(many=True, help_text=_("The schedules."))
