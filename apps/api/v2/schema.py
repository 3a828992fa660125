"""How OpenAPI shows the ten workflow operations; the names are the official client's."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample

from apps.api.objects import serializer_of
from apps.api.schema import header
from apps.api.v2 import shapes
from apps.api.v2.declaring import WORKFLOW, operation, said
from apps.api.v2.model import PackagePurchase, ServiceAuth
from apps.api.v2.parameters import LABELS, OVERVIEW, WORKFLOWS, WORKSPACE
from apps.spec.model import WorkflowServicePackage
from apps.workflows.demo import page_example

_EXAMPLE = page_example()
_EXAMPLES = [
    OpenApiExample("Documentation", _EXAMPLE, summary=_("The example of the documentation")),
    OpenApiExample(
        "Copy",
        {"name": "copy", "source_workflow_id": "6d26a8a4-23b9-41e2-8c3f-9cba0f1e7a3d"},
        request_only=True,
    ),
    OpenApiExample(
        "Gallery",
        {"name": "subscribed", "gallery_subscription": {"content_id": "…", "version_id": "…"}},
        summary=_("From the gallery"),
        request_only=True,
    ),
]

_ETAG = header("ETag", _("The revision of the workflow."), HTTPStatus.OK, HTTPStatus.CREATED)
_IF_MATCH = header("If-Match", _("Refuse (409) unless the workflow has this ETag."))


create_workflow = operation(
    "CreateWorkflow",
    _("Create a workflow"),
    _("Create a workflow from its steps, from another workflow or from the gallery."),
    request=shapes.WorkflowShape,
    answers={201: said(shapes.WorkflowShape, _("The workflow, with what the server adds."))},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(_ETAG,),
    examples=_EXAMPLES,
)
list_workflows = operation(
    "ListWorkflows",
    _("List workflows"),
    _("List the project's workflows, their steps left out."),
    answers={200: said(shapes.WorkflowPage, _("A page of the workflows, without their steps."))},
    parameters=WORKFLOWS,
)
show_workflow = operation(
    "ShowWorkflow",
    _("Show a workflow"),
    _("Show a workflow, with its steps and what the server adds."),
    answers={200: said(shapes.WorkflowShape, _("The workflow."))},
    parameters=(WORKFLOW, WORKSPACE, _ETAG),
    examples=[OpenApiExample("Documentation", _EXAMPLE, response_only=True)],
)
update_workflow = operation(
    "UpdateWorkflow",
    _("Change a workflow"),
    _("Change what the documentation lets be changed; what is absent stays."),
    request=shapes.WorkflowUpdate,
    answers={200: said(shapes.WorkflowShape, _("The workflow as it is now."))},
    others=(HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT),
    parameters=(WORKFLOW, _IF_MATCH, _ETAG),
    examples=[
        OpenApiExample("Rename", {"name": "renamed"}, summary=_("Another name"), request_only=True)
    ],
)
delete_workflow = operation(
    "DeleteWorkflow",
    _("Delete a workflow"),
    _("Move a workflow to the trash; for the API it is gone."),
    answers={204: said(None, _("The workflow is gone."))},
    others=(HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT),
    parameters=(WORKFLOW, _IF_MATCH),
)
show_labels = operation(
    "ShowWorkflowLabels",
    _("List labels"),
    _("List the different labels of the project's workflows."),
    answers={200: said({"type": "array", "items": {"type": "string"}}, _("The labels."))},
    parameters=LABELS,
)
show_overview = operation(
    "ShowWorkflowsOverview",
    _("Count workflows"),
    _("Count the project's workflows, and by the status of their latest execution."),
    answers={200: said(shapes.WorkflowsOverview, _("The counts."))},
    parameters=OVERVIEW,
)
show_todolist = operation(
    "ShowWorkflowsTodolist",
    _("List what waits for somebody"),
    _("List the steps that wait for somebody, the longest waiting first."),
    answers={200: said(shapes.WorkflowsTodolist, _("The steps that wait."))},
    parameters=(WORKSPACE,),
)
authorize_service = operation(
    "CreateWorkflowServiceAuth",
    _("Ask whether a paid service may be used"),
    _("Say whether a package of the project pays for the service and has something left."),
    request=serializer_of(ServiceAuth),
    answers={201: said(shapes.ServiceAuthResult, _("The result."))},
    others=(HTTPStatus.FORBIDDEN,),
)
buy_package = operation(
    "CreateWorkflowPurchasePool",
    _("Buy a package for a workflow"),
    _("Buy a package; what was consumed starts at nothing, whatever the body claims."),
    request=serializer_of(PackagePurchase),
    answers={201: said(serializer_of(WorkflowServicePackage), _("The package."))},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(WORKFLOW,),
)
