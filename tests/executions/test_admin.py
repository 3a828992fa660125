"""The Django admin shows executions and their steps."""

import pytest
from django.urls import reverse

from apps.teams.models import User
from tests.executions.rows import chain, row, start, workflow_of


@pytest.mark.parametrize("kind", ["execution", "stepexecution"])
def test_it_shows_rows_and_changes_none(client, cast, steps, worker, kind):
    client.force_login(User.objects.create_superuser("root", password="x"))
    execution = start(cast, workflow_of(cast, chain("a", "b")))
    worker.work()
    pk = execution.pk if kind == "execution" else row(execution, "a").pk
    listed = client.get(reverse(f"admin:executions_{kind}_changelist"))
    shown = client.get(reverse(f"admin:executions_{kind}_change", args=[pk]))
    assert (listed.status_code, shown.status_code) == (200, 200)
    assert "completed" in listed.content.decode()
    assert client.get(reverse(f"admin:executions_{kind}_add")).status_code == 403
