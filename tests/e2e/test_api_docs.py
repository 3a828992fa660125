"""The interactive page over the OpenAPI document, in a browser under the strict policy."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_page_draws_every_operation_without_breaking_the_policy(page: Page):
    page.goto("/api/docs/")
    expect(page.locator(".opblock")).to_have_count(11)
    operation = page.locator("#operations-Workflows-CreateWorkflow")
    operation.locator(".opblock-summary-control").click()
    expect(operation.locator(".opblock-section-request-body")).to_contain_text(
        "condition_step_test"
    )
