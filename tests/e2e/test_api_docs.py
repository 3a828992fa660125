"""The interactive page over the OpenAPI document, in a browser under the strict policy."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from apps.teams.models import User
from apps.workflows.models import Workflow
from tests.cast import gather

pytestmark = pytest.mark.django_db(transaction=True)


def opened(page: Page, operation: str) -> Locator:
    """Return an operation of the page, opened."""
    block = page.locator(f"#operations-Workflows-{operation}")
    block.locator(".opblock-summary-control").click()
    return block


def test_the_page_draws_every_operation_without_breaking_the_policy(page: Page):
    page.goto("/api/docs/")
    expect(page.locator(".opblock")).to_have_count(11)
    body = opened(page, "CreateWorkflow").locator(".opblock-section-request-body")
    expect(body).to_contain_text("condition_step_test")


def test_somebody_signed_in_can_try_an_operation_there(
    page: Page, signed_in: Callable[[Page, User], Page]
):
    cast = gather()
    signed_in(page, cast.editor).goto("/api/docs/")
    operation = opened(page, "CreateWorkflow")
    operation.get_by_role("button", name="Try it out").click()
    operation.get_by_placeholder("project_id").fill(cast.project.pk)
    operation.get_by_role("button", name="Execute").click()
    status = operation.locator(".live-responses-table tbody .response-col_status")
    expect(status).to_contain_text("201")
    assert Workflow.objects.get().name == "graph-test-has-condition-step"
