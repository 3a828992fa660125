"""The page of a run in the browser: every state in every look, choosing, logs, the clock."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from apps.executions.models import Execution
from apps.workflows.actions import create_workflow
from apps.workflows.models import Workflow
from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.editor.conftest import EXAMPLE
from tests.pages.runs import rows

pytestmark = pytest.mark.django_db(transaction=True)
STATES = {"running": rows.running, "failed": rows.failed, "waiting": rows.waiting}


@pytest.fixture
def cast(transactional_db) -> Cast:
    return gather()


@pytest.fixture
def workflow(cast) -> Workflow:
    found = create_workflow(project=cast.project, document=EXAMPLE, by=cast.owner)
    for seconds in (1080, 1150, 1260):
        rows.completed(found, by=cast.owner, seconds=seconds)
    return found


def address(run: Execution) -> str:
    return reverse("run", args=[run.workflow_id, run.pk])


def opened(page: Page) -> Page:
    expect(page.locator("run-canvas[data-ready]")).to_be_attached()
    expect(page.locator("#details .step-head")).to_be_visible()
    return page


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_accessible_in_every_look(visit, cast, workflow, look, state):
    run = STATES[state](workflow, by=cast.owner)
    page = visit(address(run), user=cast.owner, look=look)
    page.set_viewport_size({"width": 1440, "height": 900})
    assert_accessible(opened(page))


def test_on_a_phone_all_is_one_column(visit, cast, workflow):
    run = rows.running(workflow, by=cast.owner)
    page = visit("/", user=cast.owner)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address(run))
    assert_accessible(opened(page))
