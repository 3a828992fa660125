"""Choosing where a project's workflows run."""

import pytest
from django.urls import reverse

from apps.core.errors import Refused
from apps.executions.models import RunSettings
from apps.targets import actions
from apps.targets.choices import choices_of, settings_of
from tests.cast import gather
from tests.targets.rows import target_in

pytestmark = pytest.mark.django_db
URL = reverse("run-settings")


def test_everywhere_a_workflow_can_run_is_a_choice():
    cast = gather()
    target = target_in(cast.project)
    assert [choice.target for choice in choices_of(cast.project)] == [
        "local",
        "rehearsal",
        target.pk,
    ]


def test_the_page_shows_the_default_and_changes_it(client):
    cast = gather()
    client.force_login(cast.owner)
    assert settings_of(cast.project).default_target == "local"
    client.post(URL, {"default_target": "rehearsal", "time_zone": "Asia/Shanghai"})
    shown = settings_of(cast.project)
    assert (shown.default_target, shown.time_zone) == ("rehearsal", "Asia/Shanghai")
    assert "Asia/Shanghai" in client.get(reverse("targets")).content.decode()


def test_that_code_may_not_run_here_is_said(client, settings):
    settings.WEFT_RUN_CODE = False
    cast = gather()
    client.force_login(cast.viewer)
    assert "WEFT_RUN_CODE" in client.get(reverse("targets")).content.decode()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"default_target": "nowhere", "time_zone": "UTC"}, "Choose one of the places"),
        ({"default_target": "local", "time_zone": "Mars/Base"}, "Choose a time zone"),
        ({}, "This field is required"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client, given, said):
    cast = gather()
    client.force_login(cast.owner)
    response = client.post(URL, given)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not RunSettings.objects.exists()


def test_another_projects_target_is_no_choice():
    cast = gather()
    elsewhere = cast.stranger.memberships.get().team.projects.create(name="Theirs")
    with pytest.raises(Refused):
        actions.choose_run_settings(
            cast.project,
            default_target=target_in(elsewhere).pk,
            time_zone="UTC",
            by=cast.owner,
        )


def test_a_target_that_runs_go_to_stays():
    cast = gather()
    target = target_in(cast.project)
    actions.choose_run_settings(
        cast.project, default_target=target.pk, time_zone="UTC", by=cast.owner
    )
    with pytest.raises(Refused) as refused:
        actions.remove_target(target, by=cast.owner)
    assert [problem.code for problem in refused.value.problems] == ["target.is_default"]
