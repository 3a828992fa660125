"""Moving by hand: lines to stand in, wires and groups that take a step in, aligning, laying out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.by_hand import canvas, cast, open_workflow, step  # noqa: F401
from tests.e2e.canvas import Canvas

pytestmark = pytest.mark.django_db(transaction=True)

LOOSE = {"name": "loose", "steps": [step("first"), step("second", "first"), step("alone")]}


@pytest.fixture
def loose(open_workflow: Callable[..., Canvas]) -> Canvas:  # noqa: F811
    """Two joined steps and one by itself."""
    return open_workflow(LOOSE)


def at(canvas: Canvas, name: str) -> dict[str, int]:  # noqa: F811
    """Return where the page's draft has a step."""
    ids = canvas.page.evaluate(
        "(() => { const {draft} = document.querySelector('flow-canvas').scene;"
        "return Object.fromEntries(draft.steps.map((id) => [draft.name(id), id])); })()"
    )
    return canvas.positions()[ids[name]]


def test_a_dragged_step_snaps_into_line_with_another(loose: Canvas):
    ax = loose.title("first")[0]
    x, y = loose.title("alone")
    loose.hold((x, y), (ax + 3, y + 90))
    expect(loose.page.locator(".guides")).not_to_have_attribute("d", "")
    loose.page.mouse.up()
    loose.page.wait_for_load_state("networkidle")
    assert at(loose, "alone")["x"] == at(loose, "first")["x"]


def test_with_alt_a_step_stays_where_the_hand_has_it(loose: Canvas):
    x, y = loose.title("alone")
    loose.page.keyboard.down("Alt")
    loose.hold((x, y), (x + 103, y + 57))
    loose.page.mouse.up()
    loose.page.keyboard.up("Alt")
    moved = loose.title("alone")
    assert (moved[0] - x, moved[1] - y) == pytest.approx((103, 57), abs=1)


def test_escape_puts_a_dragged_step_back(loose: Canvas):
    x, y = loose.title("alone")
    loose.hold((x, y), (x + 100, y + 60))
    loose.press("Escape")
    loose.page.mouse.up()
    assert loose.title("alone") == pytest.approx((x, y))
    loose.unchanged()


def test_a_step_dropped_on_a_wire_is_taken_in_between(loose: Canvas):
    loose.drop_on_wire(loose.title("alone"), "first", "second")
    loose.saved(2)
    assert loose.exported_step("alone")["depend_steps"] == ["first"]
    assert loose.exported_step("second")["depend_steps"] == ["alone"]


def test_a_type_dropped_on_a_wire_is_added_in_between(loose: Canvas):
    loose.drop_on_wire(loose.palette_item("condition"), "first", "second")
    loose.saved(2)
    assert loose.exported_step("condition")["depend_steps"] == ["first"]
    assert loose.exported_step("second")["depend_steps"] == ["condition"]


def test_a_connected_step_goes_over_a_wire_without_being_taken_in(canvas: Canvas):  # noqa: F811
    canvas.hold(
        canvas.title("training_job2"), canvas.middle_of("condition_step_test", "training_job1")
    )
    expect(canvas.page.locator(".wire.offered")).to_have_count(0)
    canvas.press("Escape")
    canvas.page.mouse.up()


def test_selected_steps_are_aligned_and_distributed(canvas: Canvas):  # noqa: F811
    names = ("training_job1", "training_job2", "training_job3")
    canvas.select_all_of(*names)
    canvas.toolbar_button("Align left").click()
    expect(canvas.page.locator("#saved")).to_have_text("Saved v1")
    assert len({at(canvas, name)["x"] for name in names}) == 1
    canvas.toolbar_button("Distribute vertically").click()
    tops = sorted(at(canvas, name)["y"] for name in names)
    assert tops[2] - tops[1] == pytest.approx(tops[1] - tops[0], abs=1)


def test_two_steps_cannot_be_distributed_and_the_menu_says_why(canvas: Canvas):  # noqa: F811
    canvas.select_all_of("training_job1", "training_job2")
    menu = canvas.right_click(canvas.title("training_job1"))
    item = menu.get_by_role("option", name="Distribute horizontally")
    expect(item).to_have_attribute("aria-disabled", "true")
    expect(item).to_contain_text("Select at least 3")


def test_only_the_selection_is_laid_out(canvas: Canvas):  # noqa: F811
    canvas.move("training_job1", 40, 200)
    canvas.page.wait_for_load_state("networkidle")
    before = at(canvas, "condition_step_test")
    canvas.select_all_of("training_job1", "training_job3")
    canvas.toolbar_button("Auto layout of the selection").click()
    canvas.page.wait_for_load_state("networkidle")
    assert at(canvas, "condition_step_test") == before
    assert at(canvas, "training_job3")["x"] - at(canvas, "training_job1")["x"] == 300


def test_a_click_on_one_of_several_selects_it_alone(canvas: Canvas):  # noqa: F811
    canvas.select_all_of("training_job1", "training_job2")
    canvas.page.mouse.click(*canvas.title("training_job1"))
    expect(canvas.page.locator("flow-canvas [aria-selected=true]")).to_have_count(1)


def test_the_toolbar_of_the_step_under_the_pointer_acts_on_it(canvas: Canvas):  # noqa: F811
    canvas.page.mouse.move(*canvas.title("training_job3"))
    canvas.toolbar_button("Duplicate").click()
    canvas.saved(2)
    assert "training_job4" in canvas.names()
