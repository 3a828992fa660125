"""The Django admin shows targets and submissions, and no secret."""

import pytest
from django.db import connection
from django.urls import reverse

from apps.teams.models import User
from tests.targets.rows import submission_of, target_in, workflow_in


@pytest.fixture
def rows(cast, client):
    client.force_login(User.objects.create_superuser("root", password="x"))
    target = target_in(cast.project, access_key="AK-PLAIN", secret_key="SK-PLAIN", token="T-PLAIN")
    return target, submission_of(workflow_in(cast.project, by=cast.owner), target=target)


def pages(rows):
    target, submission = rows
    return [
        reverse("admin:targets_target_changelist"),
        reverse("admin:targets_target_change", args=[target.pk]),
        reverse("admin:targets_submission_changelist"),
        reverse("admin:targets_submission_change", args=[submission.pk]),
    ]


def test_it_shows_the_rows_and_no_secret(client, rows):
    for url in pages(rows):
        response = client.get(url)
        assert response.status_code == 200
        text = response.content.decode()
        assert "cloud" in text
        assert "PLAIN" not in text
        assert "secret" not in text.lower()


def test_a_lost_encryption_key_does_not_close_it(client, rows):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE targets_target SET secret_key = 'not a token'")
    for url in pages(rows):
        assert client.get(url).status_code == 200


def test_nothing_is_changed_there(client, rows):
    target, submission = rows
    for kind, row in (("target", target), ("submission", submission)):
        change = reverse(f"admin:targets_{kind}_change", args=[row.pk])
        assert client.post(change, {"name": "x"}).status_code == 403
        assert client.get(reverse(f"admin:targets_{kind}_add")).status_code == 403
        delete = reverse(f"admin:targets_{kind}_delete", args=[row.pk])
        assert client.post(delete, {"post": "yes"}).status_code == 403
