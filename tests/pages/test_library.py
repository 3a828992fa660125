"""The library over HTTP: who sees and does what, and at what cost."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.teams import actions as teams
from apps.workflows import actions, queries
from apps.workflows.models import Visibility
from tests.cast import Cast, gather
from tests.pages.library import body, stock

pytestmark = pytest.mark.django_db

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def cast() -> Cast:
    return gather()


def test_a_member_sees_the_projects_workflows(client, cast):
    stock(cast, "seen")
    client.force_login(cast.viewer)
    assert b"seen" in client.get("/").content


def test_a_stranger_sees_none_of_them(client, cast):
    stock(cast, "not-for-strangers")
    client.force_login(cast.stranger)
    assert b"not-for-strangers" not in client.get("/").content


def test_a_private_workflow_is_seen_by_its_owner_only(client, cast):
    (workflow,) = stock(cast, "mine-alone")
    actions.set_visibility(workflow, visibility=Visibility.PRIVATE, by=cast.editor)
    client.force_login(cast.editor)
    assert b"Only me" in client.get("/").content
    client.force_login(cast.viewer)
    assert b"mine-alone" not in client.get("/").content


def test_what_is_shared_from_elsewhere_has_its_own_list(client, cast):
    (workflow,) = stock(cast, "lent")
    teams.create_project(cast.stranger.teams.get(), name="Own", by=cast.stranger)
    actions.share_with_user(workflow, username="stranger", level="view", by=cast.editor)
    client.force_login(cast.stranger)
    assert b"lent" in client.get("/?scope=shared").content
    assert b"lent" not in client.get("/").content


def test_the_server_answers_the_pages_own_requests_with_the_results_alone(client, cast):
    stock(cast, "one")
    client.force_login(cast.editor)
    answer = client.get("/?q=on&sort=name&view=table", **HTMX)
    assert answer.content.strip().startswith(b'<div class="results"')
    assert answer["HX-Push-Url"] == "/?q=on&sort=name"
    assert "HX-Request" in answer["Vary"]
    whole = client.get("/", **HTMX, HTTP_HX_HISTORY_RESTORE_REQUEST="true")
    assert b"<html" in whole.content


def test_more_workflows_cost_no_more_queries(client, cast):
    client.force_login(cast.editor)
    counts = []
    for names in (("a",), [f"w{number}" for number in range(12)]):
        stock(cast, *names)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get("/")
        counts.append(len(caught))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["'; drop table", "<b>bold</b>", "\x00", "%", "产线"])
def test_whatever_is_looked_for_is_text(client, cast, name):
    client.force_login(cast.editor)
    answer = client.get("/", {"q": name, "label": name})
    assert answer.status_code == 200
    assert b"<b>bold" not in answer.content


EVERYBODY = {
    "owner": (302, 204, 204, 200),
    "editor": (302, 204, 204, 200),
    "operator": (403, 403, 403, 403),
    "viewer": (403, 403, 403, 403),
    "stranger": (404, 404, 404, 404),
    "anonymous": (302, 200, 200, 200),
}


@pytest.mark.parametrize("person", EVERYBODY)
def test_who_may_create_copy_delete_and_share(client, cast, person):
    (workflow,) = stock(cast, "one")
    if person != "anonymous":
        client.force_login(cast.named(person))
    base = f"/workflows/{workflow.pk}"
    answers = (
        client.post("/workflows/new/"),
        client.post(f"{base}/copy/", **HTMX),
        client.post(f"{base}/delete/", **HTMX),
        client.get(f"{base}/share/", **HTMX),
    )
    if person in {"owner", "editor"}:  # the deleted one is not there to be shared
        actions.restore_workflow(workflow, by=cast.editor)
        answers = (*answers[:3], client.get(f"{base}/share/", **HTMX))
    assert tuple(answer.status_code for answer in answers) == EVERYBODY[person]
    if person == "anonymous":
        assert all("/login/" in (a.get("Location") or a["HX-Redirect"]) for a in answers)


def test_deleting_offers_to_undo_and_undoing_restores(client, cast):
    (workflow,) = stock(cast, "gone")
    client.force_login(cast.editor)
    answer = client.post(f"/workflows/{workflow.pk}/delete/", **HTMX)
    undo = json.loads(answer["HX-Trigger"])["toast"]["undo"]
    assert b"gone" not in client.get("/").content
    assert b"gone" in client.get("/trash/").content
    assert client.post(undo, **HTMX).status_code == 204
    assert b"gone" in client.get("/").content


def test_without_script_the_same_forms_lead_on(client, cast):
    (workflow,) = stock(cast, "plain")
    client.force_login(cast.editor)
    assert client.post(f"/workflows/{workflow.pk}/delete/")["Location"] == "/"
    assert client.post(f"/workflows/{workflow.pk}/restore/")["Location"] == "/trash/"


def test_a_new_workflow_opens_and_its_name_is_free(client, cast):
    client.force_login(cast.editor)
    for _ in range(2):
        assert client.post("/workflows/new/")["Location"].startswith("/workflows/")
    names = {workflow.name for workflow in queries.visible_to(cast.editor)}
    assert len(names) == 2


def test_an_export_is_the_body_that_was_imported(client, cast):
    document = {**body("钢材 检测", "a"), "extra": {"n": 9007199254740993, "f": 1.0, "e": []}}
    workflow = actions.import_workflow(project=cast.project, document=document, by=cast.editor)
    client.force_login(cast.viewer)
    answer = client.get(f"/workflows/{workflow.pk}/export/")
    assert json.loads(answer.content) == document
    assert b"1.0" in answer.content
    assert "%E9%92%A2%E6%9D%90%20%E6%A3%80%E6%B5%8B.workflow.json" in answer["Content-Disposition"]


def test_a_copy_of_what_another_team_lent_comes_into_the_own_project(client, cast):
    (workflow,) = stock(cast, "lent")
    actions.share_with_user(workflow, username="stranger", level="view", by=cast.editor)
    client.force_login(cast.stranger)
    assert client.post(f"/workflows/{workflow.pk}/copy/", **HTMX).status_code == 404
