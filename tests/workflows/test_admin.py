"""The administrators' pages find every workflow, trash and restore it, and show no secret."""

import pytest
from django.urls import reverse

from apps.workflows import actions, queries
from tests.cast import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    user = person("admin")
    user.is_staff = user.is_superuser = True
    user.save()
    client.force_login(user)
    return client


def test_the_list_finds_by_name_label_and_owner(admin, workflow):
    url = reverse("admin:workflows_workflow_changelist")
    for words in (workflow.name, "subgraph", "editor", workflow.pk):
        assert workflow.name in admin.get(url, {"q": words}).content.decode()
    assert workflow.name not in admin.get(url, {"q": "no such"}).content.decode()


def test_a_workflow_shows_its_steps_and_no_hash_of_a_link(admin, cast, workflow, soon):
    link, _ = actions.create_share_link(workflow, expires_at=soon, by=cast.editor)
    url = reverse("admin:workflows_workflow_change", args=[workflow.pk])
    page = admin.get(url).content.decode()
    assert "training_job1" in page
    assert link.token_hash not in page


def test_it_can_be_trashed_and_restored(admin, cast, workflow):
    url = reverse("admin:workflows_workflow_changelist")
    for action, there in (("trash", False), ("restore", True)):
        admin.post(url, {"action": action, "_selected_action": [workflow.pk]})
        assert queries.visible_to(cast.editor).exists() is there


def test_the_log_can_be_read_and_not_changed(admin, cast, workflow):
    actions.update_workflow(workflow, document={"description": "New"}, by=cast.editor)
    listed = admin.get(reverse("admin:workflows_change_changelist"))
    assert "Update" in listed.content.decode()
    change = workflow.changes.get()
    url = reverse("admin:workflows_change_change", args=[change.pk])
    assert admin.post(url, {"label": "forged"}).status_code == 403
