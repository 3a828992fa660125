"""Requests made up from the OpenAPI document: whatever they are, the server does not fail.

The suite has time for a few of each operation; `WEFT_EXAMPLES=5000` (`make trials`) tries 62.
"""

import os

import pytest
import schemathesis
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.checks import CHECKS, load_all_checks

from apps.executions.models import Subscription
from apps.workflows.models import Workflow
from tests.api.caller import Caller, read, with_token
from tests.cast import gather
from tests.executions.made_rows import START, a_step, an_execution, moved

load_all_checks()
EXAMPLES = int(os.environ.get("WEFT_EXAMPLES", "400")) // 80
CHECKED = [
    CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    )
]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.made_up]


@pytest.fixture
def caller(transactional_db: None) -> Caller:
    cast = gather()
    return with_token(cast.owner, cast.project)


@pytest.fixture
def ids(caller: Caller) -> dict[str, str]:
    """What the paths name, all of it there."""
    made = caller.create({"name": "w", "steps": [{"name": "train", "type": "job"}]})
    row = Workflow.objects.get(pk=made["workflow_id"])
    execution = an_execution(row, status="stopped", target="rehearsal", finished_at=START)
    step = a_step(execution, state="stopped")
    moved(step, "init", "stopped")
    schedule = caller.send("POST", f"/{row.pk}/schedules", {"content": {"cron": "0 0 0 * * ?"}})
    return {
        "project_id": caller.project_id,
        "workflow_id": row.pk,
        "execution_id": execution.pk,
        "step_execution_id": step.pk,
        "schedule_id": read(schedule)["uuid"],
        "subscription_id": Subscription.objects.create(workflow=row, created_at=START).pk,
    }


schema = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(request=None, public=True))


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_made_up_requests_never_fail_the_server(
    case: Case, caller: Caller, ids: dict[str, str], live_server
):
    named = {name: ids[name] for name in case.path_parameters or {}}
    if case.method == "DELETE":
        named = {"project_id": caller.project_id}
    if case.path_parameters:
        case.path_parameters.update(named)
    case.call_and_validate(base_url=live_server.url, headers=caller.headers, checks=CHECKED)
