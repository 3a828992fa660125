"""How OpenAPI shows schedules and subscriptions; the names are the official client's."""

from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiExample

from apps.api.objects import serializer_of
from apps.api.v2.declaring import WORKFLOW, in_path, operation, said
from apps.api.v2.model import Subscription, WorkflowSchedule, WorkflowScheduleUpdate
from apps.api.v2.run_shapes import WorkflowScheduleList

_SCHEDULE = in_path("schedule_id", _("ID of the schedule."))
_SUBSCRIPTION = in_path("subscription_id", _("ID of the subscription."))
_ONE_SCHEDULE = said(serializer_of(WorkflowSchedule), _("The schedule."))
_ONE_SUBSCRIPTION = said(serializer_of(Subscription), _("The subscription."))
_CRON = {"content": {"cron": "0 30 8 ? * MON-FRI"}}
_TOLD = {
    "topic_urns": ["urn:smn:here:0123456789abcdef0123456789abcdef:team"],
    "events": ["*:failed,completed", "training_job1:wait_inputs"],
}


def _of_schedules(*args: Any, **rest: Any) -> Any:
    return operation(*args, tag="Schedules", **rest)


def _of_subscriptions(*args: Any, **rest: Any) -> Any:
    return operation(*args, tag="Subscriptions", **rest)


def _example(name: str, body: dict[str, Any]) -> OpenApiExample:
    return OpenApiExample(name, body, request_only=True)


list_schedules = _of_schedules(
    "ShowWorkflowScheduleList",
    _("List schedules"),
    _("List the workflow's schedules: none or one."),
    answers={200: said(WorkflowScheduleList, _("The schedules."))},
    parameters=(WORKFLOW,),
)
create_schedule = _of_schedules(
    "CreateWorkflowSchedule",
    _("Create a schedule"),
    _("Start the workflow by a schedule, in the time zone of the project and in your name."),
    request=serializer_of(WorkflowSchedule),
    answers={201: _ONE_SCHEDULE},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(WORKFLOW,),
    examples=[_example("Weekdays", _CRON)],
)
show_schedule = _of_schedules(
    "ShowWorkflowSchedule",
    _("Show a schedule"),
    _("Show a schedule."),
    answers={200: _ONE_SCHEDULE},
    parameters=(WORKFLOW, _SCHEDULE),
)
update_schedule = _of_schedules(
    "UpdateWorkflowSchedule",
    _("Change a schedule"),
    _("Change when a schedule comes, or switch it off and on."),
    request=serializer_of(WorkflowScheduleUpdate),
    answers={200: _ONE_SCHEDULE},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(WORKFLOW, _SCHEDULE),
    examples=[_example("Off", {"enable": False})],
)
delete_schedule = _of_schedules(
    "DeleteWorkflowScheduleId",
    _("Delete a schedule"),
    _("Delete a schedule; what it started stays."),
    answers={204: said(None, _("The schedule is gone."))},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(WORKFLOW, _SCHEDULE),
)
create_subscription = _of_subscriptions(
    "CreateWorkflowSubscriptions",
    _("Create a subscription"),
    _("Have topics of the project told of some events, while the workflow's switch is on."),
    request=serializer_of(Subscription),
    answers={201: _ONE_SUBSCRIPTION},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(WORKFLOW,),
    examples=[_example("Ends", _TOLD)],
)
show_subscription = _of_subscriptions(
    "ShowWorkflowSubscription",
    _("Show a subscription"),
    _("Show a subscription."),
    answers={200: _ONE_SUBSCRIPTION},
    parameters=(WORKFLOW, _SUBSCRIPTION),
)
update_subscription = _of_subscriptions(
    "UpdateWorkflowSubscription",
    _("Change a subscription"),
    _("Change who is told what."),
    request=serializer_of(Subscription),
    answers={200: _ONE_SUBSCRIPTION},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(WORKFLOW, _SUBSCRIPTION),
    examples=[_example("Ends", _TOLD)],
)
delete_subscription = _of_subscriptions(
    "DeleteWorkflowSubscription",
    _("Delete a subscription"),
    _("Delete a subscription; nobody is told any more."),
    answers={204: said(None, _("The subscription is gone."))},
    others=(HTTPStatus.FORBIDDEN,),
    parameters=(WORKFLOW, _SUBSCRIPTION),
)
