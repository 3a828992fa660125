"""How OpenAPI shows the ten workflow operations; the names are the official client's."""

from http import HTTPStatus
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema

from apps.api.objects import serializer_of
from apps.api.schema import REQUEST_ID, failures, header
from apps.api.v2 import shapes
from apps.api.v2.model import PackagePurchase, ServiceAuth
from apps.api.v2.parameters import LABELS, OVERVIEW, WORKFLOWS, WORKSPACE
from apps.spec.model import WorkflowServicePackage
from apps.workflows.demo import page_example

_EXAMPLE = page_example()
_EXAMPLES = [
    OpenApiExample("The example of the documentation", _EXAMPLE),
    OpenApiExample(
        "A copy of another workflow",
        {"name": "copy", "source_workflow_id": "6d26a8a4-23b9-41e2-8c3f-9cba0f1e7a3d"},
        request_only=True,
    ),
    OpenApiExample(
        "From the gallery",
        {"name": "subscribed", "gallery_subscription": {"content_id": "…", "version_id": "…"}},
        request_only=True,
    ),
]

_PROJECT = OpenApiParameter(
    "project_id", OpenApiTypes.STR, OpenApiParameter.PATH, description="ID of the project."
)
_WORKFLOW = OpenApiParameter(
    "workflow_id", OpenApiTypes.UUID, OpenApiParameter.PATH, description="ID of the workflow."
)
_ETAG = header("ETag", "The revision of the workflow.", HTTPStatus.OK, HTTPStatus.CREATED)
_IF_MATCH = header("If-Match", "Refuse (409) unless the workflow has this ETag.")


def _operation(
    id: str,
    summary: str,
    *,
    answers: dict[int, Any],
    others: tuple[HTTPStatus, ...] = (),
    parameters: tuple[OpenApiParameter, ...] = (),
    **rest: Any,
) -> Any:
    return extend_schema(
        operation_id=id,
        summary=summary,
        tags=["Workflows"],
        parameters=[_PROJECT, *parameters, REQUEST_ID],
        responses={**answers, **failures(*others, body="request" in rest)},
        **rest,
    )


def _said(shape: Any, description: str) -> OpenApiResponse:
    return OpenApiResponse(shape, description=description)


create_workflow = _operation(
    "CreateWorkflow",
    "Create a workflow",
    request=shapes.WorkflowShape,
    answers={201: _said(shapes.WorkflowShape, "The workflow, with what the server adds.")},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(_ETAG,),
    examples=_EXAMPLES,
)
list_workflows = _operation(
    "ListWorkflows",
    "List workflows",
    answers={200: _said(shapes.WorkflowPage, "A page of the workflows, without their steps.")},
    parameters=WORKFLOWS,
)
show_workflow = _operation(
    "ShowWorkflow",
    "Show a workflow",
    answers={200: _said(shapes.WorkflowShape, "The workflow.")},
    parameters=(_WORKFLOW, WORKSPACE, _ETAG),
    examples=[OpenApiExample("The example of the documentation", _EXAMPLE, response_only=True)],
)
update_workflow = _operation(
    "UpdateWorkflow",
    "Change a workflow",
    request=shapes.WorkflowUpdate,
    answers={200: _said(shapes.WorkflowShape, "The workflow as it is now.")},
    others=(HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT),
    parameters=(_WORKFLOW, _IF_MATCH, _ETAG),
    examples=[OpenApiExample("Another name", {"name": "renamed"}, request_only=True)],
)
delete_workflow = _operation(
    "DeleteWorkflow",
    "Delete a workflow",
    answers={204: _said(None, "The workflow is gone.")},
    others=(HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT),
    parameters=(_WORKFLOW, _IF_MATCH),
)
show_labels = _operation(
    "ShowWorkflowLabels",
    "List labels",
    answers={200: _said({"type": "array", "items": {"type": "string"}}, "The labels.")},
    parameters=LABELS,
)
show_overview = _operation(
    "ShowWorkflowsOverview",
    "Count workflows",
    answers={200: _said(shapes.WorkflowsOverview, "The counts.")},
    parameters=OVERVIEW,
)
show_todolist = _operation(
    "ShowWorkflowsTodolist",
    "List what waits for somebody",
    answers={200: _said(shapes.WorkflowsTodolist, "The steps that wait.")},
    parameters=(WORKSPACE,),
)
authorize_service = _operation(
    "CreateWorkflowServiceAuth",
    "Ask whether a paid service may be used",
    request=serializer_of(ServiceAuth),
    answers={201: _said(shapes.ServiceAuthResult, "The result.")},
    others=(HTTPStatus.FORBIDDEN,),
)
buy_package = _operation(
    "CreateWorkflowPurchasePool",
    "Buy a package for a workflow",
    request=serializer_of(PackagePurchase),
    answers={201: _said(serializer_of(WorkflowServicePackage), "The package.")},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(_WORKFLOW,),
)
