"""How OpenAPI shows the operations on executions and their steps; the names are the client's."""

from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample

from apps.api.objects import serializer_of
from apps.api.v2 import run_shapes as shapes
from apps.api.v2.declaring import WORKFLOW, in_path, operation, said
from apps.api.v2.model import ExecutionAction, StepExecutionAction, WorkflowExecution
from apps.api.v2.parameters import EXECUTIONS, STEP_EXECUTIONS

_EXECUTION = in_path("execution_id", _("ID of the execution."))
_STEP = in_path("step_execution_id", _("ID of the step of this execution."))
_TEXTS = {"type": "array", "items": {"type": "string"}}


def _operation(*args: Any, **rest: Any) -> Any:
    return operation(*args, tag="Executions", **rest)


def _example(name: str, body: dict[str, Any]) -> OpenApiExample:
    return OpenApiExample(name, body, request_only=True)


list_executions = _operation(
    "ListWorkflowExecutions",
    _("List executions"),
    _("List the workflow's executions, the newest first."),
    answers={200: said(shapes.ExecutionPage, _("A page of the executions."))},
    parameters=(WORKFLOW, *EXECUTIONS),
)
create_execution = _operation(
    "CreateWorkflowExecution",
    _("Start a workflow"),
    _("Start the workflow as it is now; an execution keeps the specification it began with."),
    request=serializer_of(WorkflowExecution),
    answers={201: said(shapes.Execution, _("The execution, before anything happened."))},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(WORKFLOW,),
    examples=[
        _example("Plain", {}),
        _example("Values", {"parameters": [{"name": "epochs", "value": 3}], "labels": ["try"]}),
        _example("Scene", {"scene_name": "training only"}),
        _example("Rehearsal", {"target": "rehearsal", "options": {"seconds": 1}}),
    ],
)
list_labels = _operation(
    "ListExecutionLabels",
    _("List labels of executions"),
    _("List the different labels of the workflow's executions."),
    answers={200: said(_TEXTS, _("The labels."))},
    parameters=(WORKFLOW,),
)
show_execution = _operation(
    "ShowWorkflowExecution",
    _("Show an execution"),
    _("Show an execution as it is now, with the steps reached so far."),
    answers={200: said(shapes.Execution, _("The execution."))},
    parameters=(WORKFLOW, _EXECUTION),
)
update_execution = _operation(
    "UpdateWorkflowExecution",
    _("Change an execution"),
    _("Change labels at any time, and values while the execution waits or has ended."),
    request=serializer_of(WorkflowExecution),
    answers={200: said(shapes.Execution, _("The execution as it is now."))},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(WORKFLOW, _EXECUTION),
    examples=[_example("Labels", {"labels": ["baseline"]})],
)
delete_execution = _operation(
    "DeleteWorkflowExecution",
    _("Delete an execution"),
    _("Delete an execution with its steps, logs and metrics."),
    answers={204: said(None, _("The execution is gone."))},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(WORKFLOW, _EXECUTION),
)
act_on_execution = _operation(
    "CreateWorkflowExecutionsActions",
    _("Stop an execution or run it again"),
    _("Stop an execution, or run it again under the same ID, from some steps or as a whole."),
    request=serializer_of(ExecutionAction),
    answers={201: said(shapes.Execution, _("The execution as it is now."))},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(WORKFLOW, _EXECUTION),
    examples=[
        _example("Stop", {"action_name": "stop"}),
        _example("Rerun", {"action_name": "rerun", "policies": {"rerun_steps": ["training_job1"]}}),
    ],
)
list_steps = _operation(
    "ListWorkflowStepExecution",
    _("List steps of executions"),
    _("List the steps that the workflow's executions reached, and what to compare them by."),
    answers={200: said(shapes.StepExecutionPage, _("A page of the steps."))},
    parameters=(WORKFLOW, *STEP_EXECUTIONS),
)
act_on_step = _operation(
    "CreateWorkflowStepExecutionsActions",
    _("Retry, stop or continue a step"),
    _("Retry a step that has ended, stop one, or let one continue with what it waits for."),
    request=serializer_of(StepExecutionAction),
    answers={201: said(shapes.StepExecution, _("The step as it is now."))},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(WORKFLOW, _EXECUTION, _STEP),
    examples=[
        _example(
            "Continue",
            {"action_name": "continue", "parameters": [{"name": "is_true", "value": True}]},
        ),
        _example("Retry", {"action_name": "retry"}),
    ],
)
show_metrics = _operation(
    "ShowWorkflowStepExecutionMetrics",
    _("Show what a step measured"),
    _("Show what the latest attempt of a step has measured so far."),
    answers={200: said(shapes.WorkflowStepMetric(many=True), _("The metrics."))},
    parameters=(WORKFLOW, _EXECUTION, _STEP),
)
