"""The outline: a list of any length in which the canvas' work can be done."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from apps.workflows import actions
from tests.cast import Cast
from tests.e2e.canvas import Canvas
from tests.e2e.test_editor import EXAMPLE, assert_exported, canvas, cast  # noqa: F401

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


@pytest.fixture
def grouped(page: Page, signed_in, cast: Cast) -> Canvas:  # noqa: F811
    groups = [{"name": "branches", "steps": ["training_job1", "training_job2"]}]
    document = {**EXAMPLE, "sub_graphs": groups}
    workflow = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
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


def test_f2_renames_in_place_and_references_follow(canvas: Canvas):  # noqa: F811
    canvas.row("training_job1").click()
    canvas.press("F2")
    canvas.page.get_by_label("New name of training_job1").fill("train")
    canvas.press("Enter")
    canvas.saved(2)
    expect(canvas.row("train")).to_be_focused()
    assert "train" in canvas.exported_step("training_job3")["depend_steps"]


def test_a_name_that_is_taken_is_refused_and_can_be_mended(canvas: Canvas):  # noqa: F811
    canvas.row("training_job1").click()
    canvas.press("F2")
    name = canvas.page.get_by_label("New name of training_job1")
    name.fill("training_job2")
    canvas.press("Enter")
    expect(name).to_have_attribute("aria-invalid", "true")
    canvas.press("Escape")
    expect(canvas.row("training_job1")).to_be_focused()
    canvas.unchanged()


def test_runs_after_is_chosen_from_a_list_and_taken_back_there(canvas: Canvas):  # noqa: F811
    canvas.row("training_job2").click()
    canvas.press("Shift+F10")
    canvas.page.keyboard.type("run")
    canvas.press("Enter")
    canvas.page.keyboard.type("job1")
    canvas.press("Enter")
    canvas.saved(2)
    assert "training_job1" in canvas.exported_step("training_job2")["depend_steps"]
    expect(canvas.row("training_job2")).to_be_focused()
    canvas.press("c", "Enter")
    canvas.page.keyboard.type("job1")
    canvas.press("Enter")
    canvas.saved(3)
    assert_exported(canvas, EXAMPLE)


def test_what_would_make_a_loop_is_listed_with_the_reason(canvas: Canvas):  # noqa: F811
    canvas.row("condition_step_test").click()
    canvas.press("c", "Enter")
    option = canvas.page.locator(".popup [role=option]", has_text="training_job3")
    expect(option).to_contain_text("This would make a loop")
    expect(option).to_have_attribute("aria-disabled", "true")


def test_alt_and_arrows_change_the_order(canvas: Canvas):  # noqa: F811
    canvas.row("training_job3").click()
    canvas.press("Alt+ArrowUp", "Alt+ArrowUp")
    canvas.saved(3)
    moved = ["condition_step_test", "training_job3", "training_job1", "training_job2"]
    assert canvas.names() == moved
    assert [step["name"] for step in canvas.exported()["steps"]] == moved
    expect(canvas.row("training_job3")).to_be_focused()
    canvas.press("Alt+ArrowDown", "Alt+ArrowDown")
    canvas.saved(5)
    assert_exported(canvas, EXAMPLE)


def test_a_row_is_dragged_to_another_place(canvas: Canvas):  # noqa: F811
    canvas.drag_row("training_job3", "condition_step_test")
    canvas.saved(2)
    assert canvas.names()[:2] == ["training_job3", "condition_step_test"]


def test_steps_go_into_a_group_and_out_of_it(grouped: Canvas):
    grouped.row("training_job3").click()
    grouped.press("Alt+ArrowRight")
    grouped.saved(2)
    assert grouped.exported()["sub_graphs"][0]["steps"] == [
        "training_job1",
        "training_job2",
        "training_job3",
    ]
    expect(grouped.row("training_job3")).to_have_attribute("aria-level", "2")
    grouped.press("Alt+ArrowLeft")
    grouped.saved(3)
    expect(grouped.row("training_job3")).to_have_attribute("aria-level", "1")


def test_a_group_closes_and_opens_by_arrows(grouped: Canvas):
    grouped.row("branches").click()
    grouped.press("ArrowLeft")
    expect(grouped.row("branches")).to_have_attribute("aria-expanded", "false")
    expect(grouped.row("training_job1")).to_have_count(0)
    grouped.press("ArrowRight", "ArrowRight")
    expect(grouped.row("training_job1")).to_be_focused()
    grouped.press("ArrowLeft")
    expect(grouped.row("branches")).to_be_focused()
