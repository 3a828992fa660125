"""The canvas by mouse: import, edit, save, export, and everything again after a reload."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from apps.spec.exact import difference
from apps.workflows import actions
from config.env import ROOT
from tests.cast import Cast, gather
from tests.e2e.canvas import Canvas

pytestmark = pytest.mark.django_db(transaction=True)

AFTER_ALL_THREE = re.compile(
    "runs after (?=.*condition_step_test)(?=.*training_job1).*training_job2"
)
EXAMPLE = json.loads((ROOT / "tests/data/example-request.json").read_text(encoding="utf-8"))


@pytest.fixture
def cast() -> Cast:
    return gather()


@pytest.fixture
def canvas(page: Page, signed_in: Callable[..., Page], cast: Cast) -> Canvas:
    """The page's example, open for the editor."""
    workflow = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    page.set_viewport_size({"width": 1440, "height": 900})
    return Canvas(signed_in(page, cast.editor), workflow).open()


def assert_exported(canvas: Canvas, expected: Any) -> None:
    """Compare type-exact; the order of keys does not count."""
    assert difference(canvas.exported(), expected) is None


def test_looking_changes_nothing(canvas: Canvas):
    canvas.select("training_job1")
    canvas.press("1", "0")
    canvas.unchanged()
    assert_exported(canvas, EXAMPLE)


def test_a_moved_step_stays_where_it_was_put_and_the_spec_as_it_was(canvas: Canvas):
    x, y = canvas.place("training_job2")
    canvas.move("training_job2", 60, 80)
    expect(canvas.page.locator("#saved")).to_have_text("Saved v1")
    assert canvas.place("training_job2") == pytest.approx((x + 60, y + 80), abs=6)
    before = canvas.positions()
    canvas.open()
    assert canvas.positions() == before
    assert len(before) == 4
    assert_exported(canvas, EXAMPLE)


def test_a_wire_is_drawn_saved_and_there_again_after_a_reload(canvas: Canvas):
    canvas.connect("condition_step_test", "training_job3")
    canvas.saved(2)
    expected = deepcopy(EXAMPLE)
    expected["steps"][3]["depend_steps"].append("condition_step_test")
    assert_exported(canvas, expected)
    canvas.open()
    expect(canvas.step("training_job3")).to_have_accessible_name(AFTER_ALL_THREE)


def test_a_branch_is_drawn_and_its_target_waits_for_the_condition(canvas: Canvas):
    canvas.connect("condition_step_test", "training_job3", port="then")
    canvas.saved(2)
    assert canvas.exported_step("condition_step_test")["if_then_steps"] == [
        "training_job1",
        "training_job3",
    ]
    assert "condition_step_test" in canvas.exported_step("training_job3")["depend_steps"]


def test_a_loop_is_refused_with_the_reason_at_the_pointer(canvas: Canvas):
    canvas.hold_wire("training_job3", "training_job1")
    reason = canvas.page.locator(".ctip div")
    expect(reason).to_have_text("This would make a loop through training_job1.")
    expect(canvas.step("training_job1")).to_have_attribute("data-fit", "unfit")
    canvas.page.mouse.up()
    expect(canvas.page.locator(".ctip")).to_have_count(0)
    canvas.unchanged()


def test_escape_takes_a_gesture_back(canvas: Canvas):
    canvas.hold_wire("condition_step_test", "training_job3")
    canvas.press("Escape")
    expect(canvas.page.locator(".ctip")).to_have_count(0)
    canvas.page.mouse.up()
    canvas.unchanged()


def test_a_wire_is_selected_deleted_and_brought_back(canvas: Canvas):
    canvas.click_wire("training_job1", "training_job3")
    canvas.press("Delete")
    canvas.saved(2)
    assert canvas.exported_step("training_job3")["depend_steps"] == ["training_job2"]
    canvas.page.get_by_role("button", name="Undo").last.click()
    canvas.saved(3)
    assert_exported(canvas, EXAMPLE)


def test_a_deleted_branch_takes_the_order_it_implied_with_it(canvas: Canvas):
    canvas.click_wire("condition_step_test", "training_job1")
    canvas.press("Delete")
    canvas.saved(2)
    assert canvas.exported_step("condition_step_test")["if_then_steps"] == []
    assert canvas.exported_step("training_job1")["depend_steps"] == []


def test_deleted_steps_come_back_with_everything(canvas: Canvas):
    canvas.select("training_job1")
    canvas.page.keyboard.down("Shift")
    canvas.page.mouse.click(*canvas.place("training_job2"))
    canvas.page.keyboard.up("Shift")
    canvas.press("Delete")
    canvas.saved(2)
    assert canvas.names() == ["condition_step_test", "training_job3"]
    expect(canvas.page.locator(".toast").last).to_contain_text("Delete 2 steps")
    canvas.press("Control+z")
    canvas.saved(3)
    assert_exported(canvas, EXAMPLE)
    canvas.press("Control+Shift+z")
    canvas.saved(4)
    assert [step["name"] for step in canvas.exported()["steps"]] == [
        "condition_step_test",
        "training_job3",
    ]
    canvas.press("Control+z")
    canvas.saved(5)
    assert_exported(canvas, EXAMPLE)


def test_a_step_dragged_from_the_palette_lands_where_it_is_dropped(canvas: Canvas):
    canvas.drag_from_palette("model", 700, 520)
    canvas.saved(2)
    assert canvas.place("model") == pytest.approx((690, 516), abs=30)
    step = canvas.exported_step("model")
    assert (step["type"], step["depend_steps"]) == ("model", [])


def test_a_click_in_the_palette_adds_behind_the_selected_step(canvas: Canvas):
    canvas.select("training_job3")
    canvas.page.locator("[data-add=model]").click()
    canvas.saved(2)
    assert canvas.exported_step("model")["depend_steps"] == ["training_job3"]


def test_a_marquee_selects_what_it_touches(canvas: Canvas):
    x, y = canvas.place("training_job1")
    canvas.drag((x - 160, y - 60), (x + 40, y + 320))
    selected = canvas.page.locator("[role=option][aria-selected=true]")
    expect(selected).to_have_count(2)


def test_auto_layout_is_one_change(canvas: Canvas):
    canvas.move("training_job2", 0, 200)
    canvas.page.get_by_role("button", name="Auto layout").click()
    canvas.press("Control+z", "Control+z")
    expect(canvas.page.locator("#saved")).to_have_text("Saved v1")
    assert_exported(canvas, EXAMPLE)


def test_two_pages_that_edit_different_fields_merge(canvas: Canvas, context: BrowserContext):
    page = context.new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    other = Canvas(page, canvas.workflow).open()
    canvas.connect("condition_step_test", "training_job3")
    canvas.saved(2)
    other.drag_from_palette("model", 700, 520)
    other.saved(3)
    assert "condition_step_test" in other.exported_step("training_job3")["depend_steps"]
    assert "model" in other.names()
    expect(other.step("training_job3")).to_have_accessible_name(AFTER_ALL_THREE)


def test_the_wheel_pans_and_with_ctrl_zooms_at_the_pointer(canvas: Canvas):
    x, y = canvas.place("training_job1")
    canvas.page.mouse.move(x, y)
    canvas.page.mouse.wheel(30, 40)
    assert canvas.place("training_job1") == pytest.approx((x - 30, y - 40), abs=2)
    canvas.page.mouse.move(x - 30, y - 40)
    canvas.page.keyboard.down("Control")
    canvas.page.mouse.wheel(0, 300)
    canvas.page.keyboard.up("Control")
    expect(canvas.page.locator("[data-zoom]").first).not_to_have_text("100%")
    assert canvas.place("training_job1") == pytest.approx((x - 30, y - 40), abs=4)


def test_space_and_the_middle_button_pan(canvas: Canvas):
    x, y = canvas.place("training_job1")
    canvas.page.locator("flow-canvas").focus()
    canvas.page.keyboard.down("Space")
    canvas.drag((x, y), (x + 50, y + 30))
    canvas.page.keyboard.up("Space")
    assert canvas.place("training_job1") == pytest.approx((x + 50, y + 30), abs=2)
    canvas.page.mouse.move(x, y)
    canvas.page.mouse.down(button="middle")
    canvas.page.mouse.move(x - 20, y - 10)
    canvas.page.mouse.up(button="middle")
    assert canvas.place("training_job1") == pytest.approx((x + 30, y + 20), abs=2)
    assert canvas.positions() == {}


def test_from_afar_steps_are_drawn_and_can_still_be_picked(canvas: Canvas):
    canvas.page.evaluate("document.querySelector('flow-canvas').zoomTo(0.2)")
    expect(canvas.page.locator(".node")).to_have_count(0)
    x, y = canvas.page.evaluate(
        """() => {
          const canvas = document.querySelector("flow-canvas");
          const card = [...canvas.scene.cards.values()][3];
          const at = canvas.view.toScreen({ x: card.x + 110, y: card.y + 40 });
          const { left, top } = canvas.getBoundingClientRect();
          return [at.x + left, at.y + top];
        }"""
    )
    canvas.page.mouse.click(x, y)
    expect(canvas.page.locator(".ih b")).to_have_text("training_job3")


def test_an_idle_canvas_asks_for_no_frames(canvas: Canvas):
    canvas.page.wait_for_timeout(1000)
    frames = canvas.page.evaluate(
        """() => new Promise((done) => {
          let asked = 0;
          const original = window.requestAnimationFrame;
          window.requestAnimationFrame = (call) => ((asked += 1), original(call));
          setTimeout(() => done(asked), 700);
        })"""
    )
    assert frames == 0


def test_undo_and_redo_are_off_with_the_reason_until_there_is_something(canvas: Canvas):
    undo = canvas.page.locator("[data-do=undo]")
    redo = canvas.page.locator(".top > [data-do=redo]")
    expect(undo).to_have_attribute("title", "You have nothing to undo")
    expect(undo).to_have_attribute("aria-disabled", "true")
    canvas.connect("condition_step_test", "training_job3")
    expect(undo).to_have_attribute("aria-disabled", "false")
    expect(redo).to_have_attribute("title", "You have nothing to redo")
    undo.click()
    expect(redo).to_have_attribute("aria-disabled", "false")
    expect(undo).to_have_attribute("aria-disabled", "true")
