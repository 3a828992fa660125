"""The interactive page over the OpenAPI document, in a browser under the strict policy."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from apps.teams.models import User
from apps.workflows.models import Workflow
from tests.cast import gather
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import Look

pytestmark = pytest.mark.django_db(transaction=True)


def opened(page: Page, operation: str) -> Locator:
    """Return an operation of the page, opened."""
    block = page.locator(f"#{operation}")
    block.locator("> summary").click()
    return block


def test_the_page_draws_every_operation_and_object(page: Page):
    page.goto("/api/docs/")
    expect(page.locator("form[data-try]")).to_have_count(30)
    body = opened(page, "CreateWorkflow").get_by_label("Body")
    assert "condition_step_test" in body.input_value()
    page.locator("#CreateWorkflow").get_by_role("link", name="Workflow", exact=True).first.click()
    expect(page.locator("#Workflow td").filter(has_text="workspace_id")).to_be_visible()


def test_somebody_signed_in_can_try_an_operation_there(
    page: Page, signed_in: Callable[[Page, User], Page]
):
    cast = gather()
    signed_in(page, cast.editor).goto("/api/docs/")
    operation = opened(page, "CreateWorkflow")
    expect(operation.get_by_label("project_id")).to_have_value(cast.project.pk)
    operation.get_by_role("button", name="Send").click()
    answered = operation.locator(".answered")
    expect(answered.locator("p")).to_have_text("201 Created")
    assert Workflow.objects.get().name == "graph-test-has-condition-step"
    shown = json.loads(answered.locator("pre").inner_text())
    assert shown["workflow_id"] == Workflow.objects.get().pk


def test_a_refusal_is_shown_with_its_sentence(page: Page, signed_in: Callable[[Page, User], Page]):
    signed_in(page, gather().editor).goto("/api/docs/")
    operation = opened(page, "CreateWorkflow")
    operation.get_by_label("Body").fill('{"name": 7}')
    operation.get_by_role("button", name="Send").click()
    expect(operation.locator(".answered p")).to_have_text("400 Bad Request")
    expect(operation.locator(".answered pre")).to_contain_text("A text is expected here")


def test_nobody_is_told_to_sign_in_and_gets_what_the_server_says(page: Page):
    page.goto("/api/docs/")
    expect(page.get_by_role("link", name="Sign in to try")).to_be_visible()
    operation = opened(page, "ListWorkflows")
    operation.get_by_label("project_id").fill("0" * 32)
    operation.get_by_role("button", name="Send").click()
    expect(operation.locator(".answered p")).to_have_text("401 Unauthorized")


def test_the_page_is_accessible_in_every_look(visit: Callable[..., Page], look: Look):
    page = visit("/api/docs/", look=look)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert_accessible(page)
