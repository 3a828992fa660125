"""The schedule of a workflow: at most one, and the API of the vendor lists it nevertheless."""

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from apps.api.answers import answer
from apps.api.bodies import object_of
from apps.api.operation import MemberRequest, ProjectOperation
from apps.api.v2 import telling_schema as schema
from apps.api.v2.ids import checked_ids, found_workflow
from apps.api.v2.model import WorkflowSchedule, WorkflowScheduleUpdate
from apps.executions.actions import scheduling
from apps.executions.clocks import zone_of
from apps.executions.models import Schedule
from apps.executions.queries.telling import find_schedule, schedule_of
from apps.spec.dump import dump


class Schedules(ProjectOperation):
    """`/workflows/{workflow_id}/schedules`."""

    @schema.list_schedules
    def get(self, request: MemberRequest, project_id: str, workflow_id: str) -> HttpResponse:
        """List the workflow's schedules: none or one."""
        workflow = found_workflow(request, project_id, workflow_id)
        schedule = schedule_of(workflow)
        return answer({"schedules": [_shown(schedule)] if schedule else []})

    @schema.create_schedule
    def post(self, request: MemberRequest, project_id: str, workflow_id: str) -> HttpResponse:
        """Give the workflow its schedule."""
        workflow = found_workflow(request, project_id, workflow_id)
        wanted = object_of(request, of=WorkflowSchedule)
        schedule = scheduling.create_schedule(
            workflow,
            by=request.user,
            content=wanted.content or {},
            type=wanted.type or "time",
            action=wanted.action or "run",
            enabled=wanted.enable is not False,
            policies=None if wanted.policies is None else dump(wanted.policies),
        )
        return answer(_shown(schedule), status=HTTPStatus.CREATED)


class OneSchedule(ProjectOperation):
    """`/workflows/{workflow_id}/schedules/{schedule_id}`."""

    @schema.show_schedule
    def get(self, request: MemberRequest, **ids: str) -> HttpResponse:
        """Show a schedule."""
        return answer(_shown(_found(request, **ids)))

    @schema.update_schedule
    def put(self, request: MemberRequest, **ids: str) -> HttpResponse:
        """Change when a schedule comes, or switch it off and on."""
        schedule = _found(request, **ids)
        wanted = object_of(request, of=WorkflowScheduleUpdate)
        changed = scheduling.update_schedule(
            schedule, by=request.user, content=wanted.content, enabled=wanted.enable
        )
        return answer(_shown(changed))

    @schema.delete_schedule
    def delete(self, request: MemberRequest, **ids: str) -> HttpResponse:
        """Delete a schedule; what it started stays."""
        scheduling.delete_schedule(_found(request, **ids), by=request.user)
        return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _found(request: MemberRequest, project_id: str, workflow_id: str, schedule_id: str) -> Schedule:
    workflow = found_workflow(request, project_id, workflow_id)
    checked_ids(schedule_id)
    return find_schedule(workflow, schedule_id)


def _shown(schedule: Schedule) -> dict[str, Any]:
    zone = zone_of(schedule.workflow.project)
    return {
        "uuid": schedule.pk,
        "workflow_id": schedule.workflow_id,
        "user_id": str(schedule.user_id),
        "type": "time",
        "action": "run",
        "content": json.loads(schedule.content),
        "policies": json.loads(schedule.policies),
        "enable": schedule.enabled,
        "created_at": schedule.created_at.astimezone(zone).isoformat(),
    }
