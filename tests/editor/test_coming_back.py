"""Signing in again from inside the page, and bringing back what somebody removed."""

import pytest

from tests.cast import PASSWORD
from tests.editor.conftest import change, post, step_id


def test_nobody_is_told_that_nobody_is_signed_in(client_of, workflow):
    answer = client_of("anonymous").get(f"/workflows/{workflow.pk}/session").json()
    assert answer["person"] is None
    assert answer["token"]


def test_name_and_password_sign_in(client_of, workflow):
    client = client_of("anonymous")
    entered = {"username": "editor", "password": PASSWORD}
    assert post(client, workflow, "session", entered).json()["person"] == "editor"
    assert client.get(f"/workflows/{workflow.pk}/session").json()["person"] == "editor"


@pytest.mark.parametrize("body", ['{"username": "editor", "password": "wrong"}', "{", "[]", "{}"])
def test_anything_else_does_not(client_of, workflow, body):
    client = client_of("anonymous")
    answer = post(client, workflow, "session", body)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["code"] == "session.wrong"
    assert client.get(f"/workflows/{workflow.pk}/session").json()["person"] is None


def test_what_brings_a_removed_step_back_is_told(client_of, workflow):
    client, step = client_of("editor"), step_id(workflow, "training_job1")
    post(client, workflow, "changes", change({"op": "remove", "id": step}))
    found = client.get(f"/workflows/{workflow.pk}/removed/{step}").json()["operations"]
    assert step in [one["id"] for one in found if one["op"] == "add"]


@pytest.mark.parametrize(("part", "id"), [("editor", "0" * 32), ("editor", '"'), ("stranger", "")])
def test_what_was_never_removed_or_is_none_of_theirs_is_404(client_of, workflow, part, id):
    step = id or step_id(workflow, "training_job1")
    assert client_of(part).get(f"/workflows/{workflow.pk}/removed/{step}").status_code == 404
