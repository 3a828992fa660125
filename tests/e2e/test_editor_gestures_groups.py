"""Groups, scenes and notes by hand."""

import pytest
from playwright.sync_api import expect

from tests.e2e.by_hand import canvas, cast, open_workflow  # noqa: F401
from tests.e2e.canvas import Canvas
from tests.e2e.gestures_by_hand import middle_of

pytestmark = pytest.mark.django_db(transaction=True)

FREE = (940, 150)
"""A point of the window with room for a note around it."""


@pytest.fixture
def grouped(canvas: Canvas) -> Canvas:  # noqa: F811
    """The example with a group of two steps that is called branches."""
    canvas.select_all_of("training_job1", "training_job2")
    canvas.press("ControlOrMeta+g")
    canvas.page.keyboard.type("branches")
    canvas.press("Enter")
    canvas.saved(3)
    return canvas


def test_a_group_is_made_of_the_selection_and_named_in_place(grouped: Canvas):
    groups = grouped.exported()["sub_graphs"]
    assert groups == [{"name": "branches", "steps": ["training_job1", "training_job2"]}]


def test_a_group_is_taken_apart_and_its_steps_stay(grouped: Canvas):
    grouped.page.mouse.click(*grouped.group_header("branches"))
    grouped.press("ControlOrMeta+Shift+g")
    grouped.saved(4)
    assert grouped.exported().get("sub_graphs", []) == []
    assert len(grouped.names()) == 4


def test_a_step_is_dragged_out_of_its_group_and_in_again(grouped: Canvas):
    x, y = grouped.title("training_job1")
    grouped.drag((x, y), (x + 260, y - 60))
    grouped.saved(4)
    assert grouped.members("branches") == ["training_job2"]
    grouped.drag(grouped.title("training_job1"), grouped.title("training_job2"))
    grouped.saved(5)
    assert grouped.members("branches") == ["training_job2", "training_job1"]


def test_a_type_dropped_on_a_group_is_added_to_it(grouped: Canvas):
    x, y = grouped.group_header("branches")
    grouped.drag(grouped.palette_item("model"), (x, y))
    grouped.saved(4)
    assert grouped.members("branches") == ["training_job1", "training_job2", "model"]


def test_a_step_moved_inside_its_group_stays_in_it(grouped: Canvas):
    grouped.move("training_job1", 10, 20)
    grouped.page.wait_for_load_state("networkidle")
    assert grouped.members("branches") == ["training_job1", "training_job2"]


def test_a_dragged_group_takes_its_steps_along(grouped: Canvas):
    before = [grouped.title(name) for name in ("training_job1", "training_job2")]
    x, y = grouped.group_header("branches")
    grouped.page.keyboard.down("Alt")
    grouped.drag((x, y), (x - 30, y + 40))
    grouped.page.keyboard.up("Alt")
    after = [grouped.title(name) for name in ("training_job1", "training_job2")]
    assert [(one[0] - 30, one[1] + 40) for one in before] == [pytest.approx(at) for at in after]
    assert grouped.members("branches") == ["training_job1", "training_job2"]


def test_a_group_is_collapsed_from_its_menu_and_named_by_a_double_click(grouped: Canvas):
    grouped.page.mouse.dblclick(*grouped.group_header("branches"))
    grouped.page.keyboard.type("twins")
    grouped.press("Enter")
    grouped.saved(4)
    grouped.right_click(grouped.group_header("twins"))
    grouped.choose_from_list("Collapse")
    expect(grouped.step("training_job1")).to_have_count(0)


def test_a_group_is_deleted_with_its_steps_and_comes_back_with_them(grouped: Canvas):
    grouped.page.mouse.click(*grouped.group_header("branches"))
    grouped.press("Delete")
    grouped.saved(4)
    assert grouped.names() == ["condition_step_test", "training_job3"]
    grouped.page.locator("[data-toast]").last.get_by_role("button", name="Undo").click()
    grouped.saved(5)
    assert grouped.members("branches") == ["training_job1", "training_job2"]


def test_steps_are_listed_in_a_scene_from_the_menu(canvas: Canvas):  # noqa: F811
    canvas.right_click(canvas.title("training_job3"))
    canvas.choose_from_list("New scene of these")
    canvas.saved(2)
    canvas.right_click(canvas.title("training_job1"))
    canvas.choose_from_list("scene1")
    canvas.saved(3)
    scene = canvas.exported()["policy"]["scenes"][0]
    assert scene["steps"] == ["training_job3", "training_job1"]


def test_a_note_is_stuck_on_written_coloured_and_deleted(canvas: Canvas):  # noqa: F811
    canvas.right_click(canvas.empty_point())
    canvas.choose_from_list("Add a note")
    canvas.page.keyboard.type("**Why** two branches")
    canvas.press("Escape")
    expect(canvas.note().locator("strong")).to_have_text("Why")
    canvas.right_click(middle_of(canvas.note()))
    canvas.choose_from_list("Blue")
    expect(canvas.note()).to_have_attribute("data-color", "blue")
    canvas.page.mouse.click(*middle_of(canvas.note()))
    canvas.press("Delete")
    expect(canvas.note()).to_have_count(0)
    canvas.page.locator("[data-toast]").last.get_by_role("button", name="Undo").click()
    expect(canvas.note().locator("strong")).to_have_text("Why")


def test_a_note_is_moved_and_resized(canvas: Canvas):  # noqa: F811
    canvas.right_click(canvas.empty_point())
    canvas.choose_from_list("Add a note")
    canvas.press("Escape")
    canvas.drag(middle_of(canvas.note()), FREE)
    assert middle_of(canvas.note()) == pytest.approx(FREE, abs=8)
    moved = canvas.note().bounding_box()
    assert moved is not None
    corner = (moved["x"] + moved["width"] - 4, moved["y"] + moved["height"] - 4)
    canvas.drag(corner, (corner[0] - 60, corner[1] + 50))
    resized = canvas.note().bounding_box()
    assert resized is not None
    assert resized["width"] == pytest.approx(moved["width"] - 60, abs=10)
    assert resized["height"] == pytest.approx(moved["height"] + 50, abs=10)


def test_the_marquee_takes_steps_notes_and_whole_groups(grouped: Canvas):
    grouped.press("1")
    box = grouped.page.locator("flow-canvas").bounding_box()
    assert box is not None
    grouped.marquee(
        (box["x"] + 4, box["y"] + 4), (box["x"] + box["width"] - 200, box["y"] + box["height"] - 60)
    )
    expect(grouped.page.locator("[data-group].sel")).to_have_count(1)
    expect(grouped.page.locator("[data-step].sel")).to_have_count(4)
