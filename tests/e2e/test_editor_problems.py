"""The list of problems: read, filtered, walked by keys, and fixed with one click."""

from collections.abc import Callable
from copy import deepcopy

import pytest
from playwright.sync_api import Page, expect

from apps.workflows import actions
from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.e2e.canvas import Canvas
from tests.e2e.conftest import Look, dress
from tests.e2e.gestures_problems import ProblemsPanel
from tests.e2e.test_editor import EXAMPLE

pytestmark = pytest.mark.django_db(transaction=True)


def broken_example() -> dict:
    """Return the page's example with an error, a data that is missing twice and a stale list."""
    document = deepcopy(EXAMPLE)
    for at in (2, 3):
        document["steps"][at]["inputs"][0]["data"] = "$ref/data/gone"
    document["sub_graphs"] = [{"name": "g", "steps": ["training_job1", "nobody"]}]
    return document


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def canvas(page: Page, cast: Cast, signed_in: Callable) -> Canvas:
    """Return the broken workflow, open, seen by somebody who may edit it."""
    workflow = actions.create_workflow(
        project=cast.project, document=broken_example(), by=cast.editor
    )
    return Canvas(signed_in(page, cast.editor), workflow).open()


@pytest.fixture
def panel(canvas: Canvas) -> ProblemsPanel:
    return ProblemsPanel(canvas.page).open()


def test_problems_are_counted_in_the_bar_and_in_the_tab(canvas: Canvas, panel: ProblemsPanel):
    expect(canvas.page.locator("#problem-count")).to_have_text("5")
    expect(canvas.page.locator("#problem-counts .warning")).to_contain_text("5")
    expect(canvas.page.locator(".phead")).to_have_text(["Warnings5"])


def test_missing_data_is_created_with_one_click_and_undone_with_another(
    canvas: Canvas, panel: ProblemsPanel
):
    panel.has("points at nothing", 2)
    panel.fix("training_job2", "Create the data entry")
    panel.has("points at nothing", 0)
    canvas.saved(2)
    assert canvas.exported()["data"][-1] == {"name": "gone", "type": "obs"}
    canvas.page.locator("[data-do=undo]").click()
    panel.has("points at nothing", 2)
    assert canvas.exported()["data"] == EXAMPLE["data"]


def test_a_kind_of_problem_is_fixed_in_one_change(canvas: Canvas, panel: ProblemsPanel):
    panel.fix("used_steps", "Fix all 2 of this kind")
    panel.has("used_steps", 0)
    canvas.saved(2)


def test_further_fixes_are_in_a_menu(canvas: Canvas, panel: ProblemsPanel):
    panel.fix("training_job3", "More fixes")
    canvas.page.get_by_role("option", name="Fix all 2 of this kind").click()
    panel.has("points at nothing", 0)


def test_another_reference_is_picked_from_the_line(canvas: Canvas, panel: ProblemsPanel):
    panel.fix("training_job2", "Pick another")
    canvas.page.get_by_role("option", name="f78e46676a454ccdacb9907f589f8d67").click()
    panel.has("points at nothing", 1)
    data = canvas.exported_step("training_job2")["inputs"][0]["data"]
    assert data == "$ref/data/f78e46676a454ccdacb9907f589f8d67"


def test_a_line_leads_to_its_step(canvas: Canvas, panel: ProblemsPanel):
    panel.row("training_job3").locator(".pjump").click()
    expect(canvas.step("training_job3")).to_have_attribute("aria-selected", "true")


def test_the_list_is_walked_by_keys(canvas: Canvas, panel: ProblemsPanel):
    panel.row("training_job2").locator(".pjump").focus()
    canvas.press("ArrowDown")
    expect(panel.row("training_job3").locator(".pjump")).to_be_focused()
    canvas.press("ArrowRight")
    expect(panel.row("training_job3").locator(".pfixes .btn").first).to_be_focused()
    canvas.press("Enter")
    panel.has("points at nothing", 0)


def test_the_list_is_filtered_by_text_and_severity(canvas: Canvas, panel: ProblemsPanel):
    canvas.page.get_by_label("Filter problems").fill("nobody")
    expect(canvas.page.locator(".prob")).to_have_count(1)
    canvas.page.get_by_role("button", name="Errors 0").click()
    expect(canvas.page.locator(".none")).to_contain_text("No problem fits this filter.")
    canvas.page.get_by_role("button", name="Clear the filter").click()
    expect(canvas.page.locator(".prob")).to_have_count(5)


def test_a_page_that_asks_hears_of_problems_at_a_field(canvas: Canvas, panel: ProblemsPanel):
    canvas.page.evaluate(
        "document.addEventListener('problems:read', e => window.heard = e.detail.problems.length)"
    )
    panel.fix("nobody", "Remove nobody")
    canvas.page.wait_for_function("window.heard === 4")


def test_hundreds_are_drawn_as_far_as_they_are_looked_at(
    page: Page, cast: Cast, signed_in: Callable
):
    document = deepcopy(EXAMPLE)
    document["sub_graphs"] = [{"name": "g", "steps": [f"gone{at}" for at in range(700)]}]
    workflow = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
    Canvas(signed_in(page, cast.editor), workflow).open()
    ProblemsPanel(page).open()
    expect(page.locator("#problem-count")).to_have_text("700")
    assert page.locator(".prob").count() == 40
    page.locator("#panel-problems").evaluate("panel => panel.scrollTop = panel.scrollHeight")
    expect(page.locator(".prob")).to_have_count(80)


def test_problems_are_accessible_in_every_look(
    page: Page, cast: Cast, signed_in: Callable, live_server, look: Look
):
    workflow = actions.create_workflow(
        project=cast.project, document=broken_example(), by=cast.editor
    )
    dress(signed_in(page, cast.editor), look, live_server.url)
    Canvas(page, workflow).open()
    expect(page.locator(".prob")).to_have_count(5)
    assert_accessible(page)
