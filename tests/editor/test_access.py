"""Who gets what of the workflow page, view by view."""

import pytest
from django.test import Client

from apps.workflows import actions, store
from tests.editor.conftest import EXAMPLE, change, post, step_id

READERS = ("owner", "editor", "operator", "viewer")
WRITERS = ("owner", "editor")
PAGES = ("", "assets/", "inspector/{root}")
DATA = ("draft", "spec", "problems", "changes?after=0")


@pytest.mark.parametrize("part", READERS)
@pytest.mark.parametrize("path", [*PAGES, *DATA])
def test_every_member_may_look(client_of, workflow, part, path):
    url = f"/workflows/{workflow.pk}/{path.format(root=workflow.pk)}"
    assert client_of(part).get(url).status_code == 200


@pytest.mark.parametrize("path", [*PAGES, *DATA])
def test_a_stranger_finds_nothing(client_of, workflow, path):
    url = f"/workflows/{workflow.pk}/{path.format(root=workflow.pk)}"
    assert client_of("stranger").get(url).status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_asked_to_sign_in(client_of, workflow, path):
    url = f"/workflows/{workflow.pk}/{path.format(root=workflow.pk)}"
    answer = client_of("anonymous").get(url)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/login/")


@pytest.mark.parametrize("path", DATA)
def test_a_script_of_nobody_is_told_so(client_of, workflow, path):
    assert client_of("anonymous").get(f"/workflows/{workflow.pk}/{path}").status_code == 401


def test_the_page_says_who_may_only_look(client_of, workflow):
    page = client_of("viewer").get(f"/workflows/{workflow.pk}/").content.decode()
    assert "your role does not allow editing" in page
    assert "data-editable" not in page
    assert "data-add" not in page


@pytest.mark.parametrize(
    ("part", "status"),
    [
        ("owner", 200),
        ("editor", 200),
        ("operator", 403),
        ("viewer", 403),
        ("stranger", 404),
        ("anonymous", 401),
    ],
)
def test_only_who_may_edit_changes_and_takes_back(client_of, workflow, part, status):
    client = client_of(part)
    moved = {"op": "place", "id": step_id(workflow, "training_job1"), "x": 5, "y": 6}
    assert post(client, workflow, "changes", change(moved)).status_code == status
    assert post(client, workflow, "undo", {}).status_code == status
    assert post(client, workflow, "redo", {}).status_code == status
    assert bool(store.load_draft(workflow.pk).positions) is (status == 200)


@pytest.mark.parametrize("path", ["changes", "undo", "redo"])
def test_a_forged_request_is_refused(cast, workflow, path):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.editor)
    url = f"/workflows/{workflow.pk}/{path.format(root=workflow.pk)}"
    assert client.post(url, {"value": "x"}).status_code == 403
    assert store.document(workflow.pk) == EXAMPLE


@pytest.mark.parametrize("path", ["draft", "spec", "problems", "inspector/{root}"])
def test_reading_is_all_that_some_addresses_do(client_of, workflow, path):
    url = f"/workflows/{workflow.pk}/{path.format(root=workflow.pk)}"
    assert client_of("editor").post(url).status_code == 405


def test_a_workflow_in_the_trash_has_no_page(client_of, workflow, cast):
    actions.trash_workflow(workflow, by=cast.editor)
    assert client_of("editor").get(f"/workflows/{workflow.pk}/").status_code == 404


@pytest.mark.parametrize(("level", "status"), [("view", 403), ("edit", 200)])
def test_a_share_opens_the_page_as_far_as_it_goes(client_of, workflow, cast, level, status):
    actions.share_with_user(workflow, username="stranger", level=level, by=cast.owner)
    client = client_of("stranger")
    assert client.get(f"/workflows/{workflow.pk}/").status_code == 200
    moved = {"op": "place", "id": step_id(workflow, "training_job1"), "x": 5, "y": 6}
    assert post(client, workflow, "changes", change(moved)).status_code == status
