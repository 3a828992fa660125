"""The outline: a list of any length in which the canvas' work can be done."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from apps.workflows import actions
from tests.cast import Cast
from tests.e2e.canvas import Canvas
from tests.e2e.test_editor import canvas, cast  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


def chain(length: int) -> dict[str, Any]:
    """Return a workflow of steps in a row."""
    before = [[], *[[f"step_{number:04}"] for number in range(length - 1)]]
    steps = [
        {"name": f"step_{number:04}", "type": "job", "depend_steps": depends}
        for number, depends in enumerate(before)
    ]
    return {"name": "long", "steps": steps}


@pytest.fixture
def long(page: Page, signed_in, cast: Cast) -> Canvas:  # noqa: F811
    workflow = actions.create_workflow(project=cast.project, document=chain(700), by=cast.editor)
    return Canvas(signed_in(page, cast.editor), workflow).open()


def test_of_many_steps_only_those_in_sight_are_in_the_page(long: Canvas):
    assert long.page.locator("[role=treeitem]").count() < 40
    long.row("step_0000").click()
    long.press("End")
    expect(long.row("step_0699")).to_be_focused()
    expect(long.row("step_0699")).to_have_attribute("aria-posinset", "700")
    expect(long.row("step_0699")).to_have_attribute("aria-setsize", "700")
    assert long.page.locator("[role=treeitem]").count() < 40


def test_the_row_with_the_focus_stays_when_it_is_scrolled_away(long: Canvas):
    long.row("step_0000").click()
    long.page.locator("[role=tree]").evaluate("tree => tree.scrollTo(0, 9360)")
    expect(long.row("step_0360")).to_be_visible()
    expect(long.row("step_0000")).to_be_focused()


def test_arrows_walk_and_select_and_the_canvas_follows(canvas: Canvas):  # noqa: F811
    canvas.row("condition_step_test").click()
    canvas.press("ArrowDown")
    expect(canvas.row("training_job1")).to_be_focused()
    expect(canvas.row("training_job1")).to_have_attribute("aria-selected", "true")
    expect(canvas.step("training_job1")).to_have_attribute("aria-selected", "true")
    expect(canvas.page.locator(".ih b")).to_have_text("training_job1")


def test_shift_and_arrows_select_more(canvas: Canvas):  # noqa: F811
    canvas.row("training_job1").click()
    canvas.press("Shift+ArrowDown", "Shift+ArrowDown")
    expect(canvas.page.locator("[role=treeitem][aria-selected=true]")).to_have_count(3)


def test_the_first_letters_of_a_name_go_to_it(canvas: Canvas):  # noqa: F811
    canvas.row("condition_step_test").click()
    canvas.page.keyboard.type("training_job3")
    expect(canvas.row("training_job3")).to_be_focused()
    canvas.unchanged()


def test_what_is_selected_on_the_canvas_is_selected_here(canvas: Canvas):  # noqa: F811
    canvas.select("training_job2")
    expect(canvas.row("training_job2")).to_have_attribute("aria-selected", "true")


def test_delete_in_the_outline_deletes_and_the_focus_stays_in_it(canvas: Canvas):  # noqa: F811
    canvas.row("training_job2").click()
    canvas.press("Delete")
    canvas.saved(2)
    assert canvas.names() == ["condition_step_test", "training_job1", "training_job3"]
    expect(canvas.row("training_job3")).to_be_focused()
    expect(canvas.row("training_job3")).to_have_attribute("aria-selected", "true")
