"""States that a page reaches by what somebody did: accessible in every look."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from apps.teams import actions as teams
from apps.teams.models import Role
from apps.workflows import actions
from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.pages.library import stock

pytestmark = pytest.mark.django_db(transaction=True)

FAULTY = '{"name": "a", "steps": [{"name": "1 bad", "type": "nope", "depend_steps": ["x"]}]}'


@pytest.fixture
def cast(db) -> Cast:
    return gather()


def test_an_import_with_problems(visit, look, cast: Cast):
    page = visit("/workflows/import/", user=cast.editor, look=look)
    page.locator("#import-text").fill(FAULTY)
    page.locator("button.primary[type=submit]").click()
    page.locator("#import-problems").wait_for()
    assert_accessible(page)


def test_sharing_a_workflow_beside_the_canvas(visit, look, cast: Cast):
    (workflow,) = stock(cast, "vision-one")
    page = visit(f"/workflows/{workflow.pk}/", user=cast.editor, look=look)
    page.locator(f"[hx-get='{reverse('workflow-share', args=[workflow.pk])}']").first.click()
    panel = page.locator("#beside")
    expect(panel).to_be_focused()
    assert_accessible(page)
    panel.press("Escape")
    expect(panel).to_be_empty()


def test_a_workflow_seen_by_its_link(visit, look, cast: Cast):
    (workflow,) = stock(cast, "vision-one")
    until = timezone.now() + timedelta(days=1)
    _, text = actions.create_share_link(workflow, expires_at=until, by=cast.editor)
    assert_accessible(visit(f"/shared/{text}/", look=look))


@pytest.mark.parametrize("part", ["stranger", "anonymous", "viewer"])
def test_an_invitation(visit, look, cast: Cast, part: str):
    invited = teams.invite(cast.team, role=Role.EDITOR, by=cast.owner)
    user = None if part == "anonymous" else cast.named(part)
    assert_accessible(visit(reverse("join", args=[invited.text]), user=user, look=look))


def test_the_list_of_teams(visit, look, cast: Cast):
    assert_accessible(visit("/teams/", user=cast.viewer, look=look))
