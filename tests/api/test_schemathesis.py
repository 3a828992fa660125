"""Requests made up from the OpenAPI document: whatever they are, the server does not fail.

The suite has time for a few of each operation; `WEFT_EXAMPLES=5000` (`make trials`) tries 125.
"""

import os

import pytest
import schemathesis
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.checks import CHECKS, load_all_checks

from tests.api.caller import Caller, with_token
from tests.cast import gather

load_all_checks()
EXAMPLES = int(os.environ.get("WEFT_EXAMPLES", "400")) // 40
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
def workflow(caller: Caller) -> str:
    return caller.create({"name": "w", "steps": [{"name": "s", "type": "job"}]})["workflow_id"]


schema = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(request=None, public=True))


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_made_up_requests_never_fail_the_server(
    case: Case, caller: Caller, workflow: str, live_server
):
    if case.path_parameters:
        case.path_parameters["project_id"] = caller.project_id
    if "workflow_id" in (case.path_parameters or {}) and case.method != "DELETE":
        case.path_parameters["workflow_id"] = workflow
    case.call_and_validate(base_url=live_server.url, headers=caller.headers, checks=CHECKED)
