"""Every operation, asked for by everybody."""

import pytest

from apps.teams import actions
from apps.teams.policy import ROLE_MATRIX, Action
from apps.workflows.actions import share_with_user
from apps.workflows.models import Level, Visibility, Workflow
from tests.api.caller import Caller, in_browser, read, with_token
from tests.cast import Cast

PEOPLE = ("owner", "editor", "operator", "viewer", "stranger", "anonymous")
STEPS = [{"name": "s", "type": "job"}]
BODY = {"name": "w", "steps": STEPS}
PACKAGE = {"pool_id": "p", "order": {"sku": {"code": "c"}, "sku_count": "1"}}

OPERATIONS = {
    "create": (Action.EDIT, 201, "POST", "", BODY),
    "list": (Action.READ, 200, "GET", "", None),
    "show": (Action.READ, 200, "GET", "/{id}", None),
    "update": (Action.EDIT, 200, "PUT", "/{id}", {"name": "renamed"}),
    "delete": (Action.DELETE, 204, "DELETE", "/{id}", None),
    "labels": (Action.READ, 200, "GET", "/labels", None),
    "overview": (Action.READ, 200, "GET", "/overview", None),
    "todolist": (Action.READ, 200, "GET", "/todolist", None),
    "service auth": (Action.READ, 201, "POST", "/service/auth", {"main_service_id": "s"}),
    "purchase": (Action.EDIT, 201, "POST", "/{id}/service/packages", PACKAGE),
}


@pytest.fixture
def workflow(cast: Cast) -> str:
    """A workflow of the cast's project that its team sees."""
    return with_token(cast.owner, cast.project).create(BODY)["workflow_id"]


def ask(caller: Caller, operation: str, workflow: str):
    _, _, method, suffix, body = OPERATIONS[operation]
    return caller.send(method, suffix.format(id=workflow), body)


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("person", PEOPLE)
def test_the_role_matrix_decides(cast: Cast, workflow: str, person: str, operation: str):
    needed, success, *_ = OPERATIONS[operation]
    before = list(Workflow.objects.values())
    answer = ask(in_browser(cast.named(person), cast.project.pk), operation, workflow)
    if person == "anonymous":
        assert (answer.status_code, read(answer)["error_code"]) == (401, "APIGW.0301")
    elif person == "stranger":
        assert (answer.status_code, read(answer)["error_code"]) == (400, "ModelArts.0104")
        assert read(answer)["problems"][0]["code"] == "project.not_found"
    elif needed in ROLE_MATRIX[person]:
        assert answer.status_code == success, answer.content
        return
    else:
        assert (answer.status_code, read(answer)["error_code"]) == (403, "ModelArts.0103")
    assert list(Workflow.objects.values()) == before


@pytest.mark.parametrize("operation", OPERATIONS)
def test_somebody_elses_project_looks_like_none(cast: Cast, workflow: str, operation: str):
    foreign = ask(in_browser(cast.stranger, cast.project.pk), operation, workflow)
    absent = ask(in_browser(cast.stranger, "0" * 32), operation, workflow)
    odd = ask(in_browser(cast.stranger, "no%20project%00"), operation, workflow)
    assert foreign.status_code == absent.status_code == odd.status_code == 400
    assert foreign.content == absent.content == odd.content


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_token_opens_its_own_project_only(cast: Cast, workflow: str, operation: str):
    other = actions.create_project(cast.team, name="Other", by=cast.owner)
    caller = with_token(cast.owner, other)
    strayed = Caller(cast.project.pk, caller.client, caller.headers)
    answer = ask(strayed, operation, workflow)
    assert (answer.status_code, read(answer)["problems"][0]["code"]) == (400, "project.not_found")


def test_a_workflow_of_another_project_is_not_found_by_its_id(cast: Cast, workflow: str):
    other = actions.create_project(cast.team, name="Other", by=cast.owner)
    answer = with_token(cast.owner, other).send("GET", f"/{workflow}")
    assert (answer.status_code, read(answer)["error_code"]) == (400, "ModelArts.7512")


@pytest.mark.parametrize(("level", "update"), [(Level.VIEW, 403), (Level.EDIT, 200)])
def test_a_share_opens_one_workflow_to_somebody_outside(cast, workflow, level, update: int):
    row = Workflow.objects.get(pk=workflow)
    share_with_user(row, username="stranger", level=level, by=cast.owner)
    stranger = in_browser(cast.stranger, cast.project.pk)
    assert stranger.send("GET", f"/{workflow}").status_code == 200
    assert stranger.send("PUT", f"/{workflow}", {"name": "n"}).status_code == update
    assert stranger.send("DELETE", f"/{workflow}").status_code == 403
    assert read(stranger.send("GET"))["problems"][0]["code"] == "project.not_found"


def test_a_private_workflow_is_its_owners_alone(cast: Cast, workflow: str):
    Workflow.objects.update(visibility=Visibility.PRIVATE)
    answers = {
        name: in_browser(cast.named(name), cast.project.pk).send("GET", f"/{workflow}").status_code
        for name in ("owner", "editor", "viewer")
    }
    assert answers == {"owner": 200, "editor": 400, "viewer": 400}
    assert read(in_browser(cast.editor, cast.project.pk).send("GET"))["total"] == 0


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
@pytest.mark.parametrize(
    "id",
    [
        "invalid-id-format",
        "1",
        "6d26a8a423b941e28c3f9cba0f1e7a3d",
        "6D26A8A4-23B9-41E2-8C3F-9CBA0F1E7A3D",
        "6d26a8a4-23b9-11e2-8c3f-9cba0f1e7a3d",
        "6d26a8a4-23b9-41e2-8c3f-9cba0f1e7a3d%00",
    ],
)
def test_an_id_that_is_no_uuid4_is_refused_in_the_vendors_words(editor, method: str, id: str):
    answer = editor.send(method, f"/{id}", {})
    found = read(answer)
    assert (answer.status_code, found["error_code"]) == (400, "ModelArts.0104")
    assert found["error_msg"] == (
        "Invalid parameter, error: Key: '' Error:Field validation for '' failed on the 'uuid4' tag."
    )


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_an_unknown_workflow_is_not_found_in_the_vendors_words(editor: Caller, method: str):
    id = "6d26a8a4-23b9-41e2-8c3f-9cba0f1e7a3d"
    answer = editor.send(method, f"/{id}", {})
    found = read(answer)
    assert (answer.status_code, found["error_code"]) == (400, "ModelArts.7512")
    assert found["error_msg"] == f"Workflow {id} not found"


@pytest.mark.parametrize("suffix", ["/labels", "/overview", "/todolist"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
def test_the_fixed_names_are_no_ids(editor: Caller, suffix: str, method: str):
    assert editor.send(method, suffix, {}).status_code == 405
