"""`/v2/{project_id}/workflows…`: the fixed names come before the slot of an ID."""

from django.urls import path

from apps.api.v2.executions import ExecutionActions, ExecutionLabels, Executions, OneExecution
from apps.api.v2.listing import Labels, Overview, Todolist
from apps.api.v2.packages import Authorization, Packages
from apps.api.v2.schedules import OneSchedule, Schedules
from apps.api.v2.steps import StepActions, StepExecutions, StepMetrics
from apps.api.v2.subscriptions import OneSubscription, Subscriptions
from apps.api.v2.workflows import OneWorkflow, Workflows

_WORKFLOW = "workflows/<str:workflow_id>"
_EXECUTION = f"{_WORKFLOW}/executions/<str:execution_id>"
_STEP = f"{_EXECUTION}/step-executions/<str:step_execution_id>"
_SCHEDULE = f"{_WORKFLOW}/schedules/<str:schedule_id>"
_SUBSCRIPTION = f"{_WORKFLOW}/subscriptions/<str:subscription_id>"

urlpatterns = [
    path("workflows", Workflows.as_view(), name="workflows"),
    path("workflows/labels", Labels.as_view(), name="workflow-labels"),
    path("workflows/overview", Overview.as_view(), name="workflows-overview"),
    path("workflows/todolist", Todolist.as_view(), name="workflows-todolist"),
    path("workflows/service/auth", Authorization.as_view(), name="service-auth"),
    path(_WORKFLOW, OneWorkflow.as_view(), name="one-workflow"),
    path(f"{_WORKFLOW}/service/packages", Packages.as_view(), name="packages"),
    path(f"{_WORKFLOW}/executions", Executions.as_view(), name="executions"),
    path(f"{_WORKFLOW}/executions/labels", ExecutionLabels.as_view(), name="execution-labels"),
    path(_EXECUTION, OneExecution.as_view(), name="one-execution"),
    path(f"{_EXECUTION}/actions", ExecutionActions.as_view(), name="execution-actions"),
    path(f"{_WORKFLOW}/step-executions", StepExecutions.as_view(), name="step-executions"),
    path(f"{_STEP}/actions", StepActions.as_view(), name="step-actions"),
    path(f"{_STEP}/metrics", StepMetrics.as_view(), name="step-metrics"),
    path(f"{_WORKFLOW}/schedules", Schedules.as_view(), name="schedules"),
    path(_SCHEDULE, OneSchedule.as_view(), name="one-schedule"),
    path(f"{_WORKFLOW}/subscriptions", Subscriptions.as_view(), name="subscriptions"),
    path(_SUBSCRIPTION, OneSubscription.as_view(), name="one-subscription"),
]
