"""Paid workflows: buying a package, and asking whether a paid service may be used."""

from datetime import UTC
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from apps.api.answers import answer
from apps.api.bodies import object_of
from apps.api.operation import MemberRequest, ProjectOperation
from apps.api.v2 import schema
from apps.api.v2.ids import found_workflow
from apps.api.v2.model import PackagePurchase, ServiceAuth
from apps.gallery import actions, queries
from apps.gallery.models import Package
from apps.spec import text
from apps.spec.dump import dump
from apps.teams.queries import find_project


class Packages(ProjectOperation):
    """`/workflows/{workflow_id}/service/packages`."""

    @schema.buy_package
    def post(self, request: MemberRequest, project_id: str, workflow_id: str) -> HttpResponse:
        """Buy a package; what was consumed starts at nothing, whatever the body claims."""
        workflow = found_workflow(request, project_id, workflow_id)
        wanted = object_of(request, of=PackagePurchase)
        package = actions.purchase_package(
            workflow.project,
            workflow_id=workflow.pk,
            pool_id=wanted.pool_id,
            order=dump(wanted.order),
            service_id=wanted.service_id or "",
            limit_enable=wanted.limit_enable or False,
            consume_limit=wanted.consume_limit or 0,
            by=request.user,
        )
        return answer(_shown(package), status=HTTPStatus.CREATED)


class Authorization(ProjectOperation):
    """`/workflows/service/auth`."""

    @schema.authorize_service
    def post(self, request: MemberRequest, project_id: str) -> HttpResponse:
        """Say whether a package of the project pays for the service and has something left."""
        project = find_project(request.user, project_id)
        wanted = object_of(request, of=ServiceAuth)
        may = queries.is_paid_for(project, wanted.main_service_id or "")
        return answer({"result": "true" if may else "false"}, status=HTTPStatus.CREATED)


def _shown(package: Package) -> dict[str, Any]:
    order, _ = text.read(package.order.encode())
    return {
        "package_id": package.pk,
        "status": package.status,
        "pool_id": package.pool_id,
        "service_id": package.service_id,
        "workflow_id": package.workflow_id,
        "order": order,
        "consume_limit": package.consume_limit,
        "current_consume": package.current_consume,
        "current_date": timezone.now().astimezone(UTC).isoformat(),
        "limit_enable": package.limit_enable,
        "created_at": package.created_at.isoformat(),
    }
