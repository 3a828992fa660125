"""The workflows themselves: create, list, show, update, delete."""

from http import HTTPStatus

from django.http import HttpResponse

from apps.api.answers import answer
from apps.api.bodies import document_of
from apps.api.operation import MemberRequest, ProjectOperation
from apps.api.v2 import schema
from apps.api.v2.ids import found_workflow
from apps.api.v2.listing import listing_of
from apps.api.v2.revisions import etag, expected_revision
from apps.executions.actions import delete_workflow
from apps.executions.briefs import run_fields, run_fields_for
from apps.teams.queries import find_project
from apps.workflows import actions, answers, queries
from apps.workflows.models import Workflow


class Workflows(ProjectOperation):
    """`/v2/{project_id}/workflows`."""

    @schema.list_workflows
    def get(self, request: MemberRequest, project_id: str) -> HttpResponse:
        """List the project's workflows, their steps left out."""
        project = find_project(request.user, project_id)
        wanted = listing_of(request.query_params)
        page = queries.listing(user=request.user, project=project, **wanted)
        facts = run_fields([row.pk for row in page.items], project=project)
        items = [item | facts[item["workflow_id"]] for item in answers.listed(page.items)]
        order = wanted["order"]
        return answer(
            {"total": page.total, "count": page.count, "items": items, "default_order": order}
        )

    @schema.create_workflow
    def post(self, request: MemberRequest, project_id: str) -> HttpResponse:
        """Create a workflow from its steps, from another workflow or from the gallery."""
        project = find_project(request.user, project_id)
        document = document_of(request)
        workflow = actions.create_workflow(project=project, document=document, by=request.user)
        return _shown(workflow, request, status=HTTPStatus.CREATED)


class OneWorkflow(ProjectOperation):
    """`/v2/{project_id}/workflows/{workflow_id}`."""

    @schema.show_workflow
    def get(self, request: MemberRequest, project_id: str, workflow_id: str) -> HttpResponse:
        """Show a workflow."""
        return _shown(found_workflow(request, project_id, workflow_id), request)

    @schema.update_workflow
    def put(self, request: MemberRequest, project_id: str, workflow_id: str) -> HttpResponse:
        """Change what the documentation lets be changed; what is absent stays."""
        workflow = found_workflow(request, project_id, workflow_id)
        changed = actions.update_workflow(
            workflow,
            document=document_of(request),
            by=request.user,
            expected_revision=expected_revision(request, workflow),
        )
        return _shown(changed, request)

    @schema.delete_workflow
    def delete(self, request: MemberRequest, project_id: str, workflow_id: str) -> HttpResponse:
        """Stop what runs and move the workflow to the trash; for the API it is gone."""
        workflow = found_workflow(request, project_id, workflow_id)
        expected = expected_revision(request, workflow)
        delete_workflow(workflow, by=request.user, expected_revision=expected)
        return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _shown(
    workflow: Workflow, request: MemberRequest, *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    told = answers.shown(workflow) | run_fields_for(request.user, workflow)
    return answer(told, status=status, headers={"ETag": etag(workflow)})
