"""What gestures put on the page is accessible in every look."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import assert_accessible
from tests.e2e.by_hand import EXAMPLE, cast, open_workflow  # noqa: F401
from tests.e2e.canvas import Canvas
from tests.e2e.conftest import Look, dress

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def canvas(open_workflow: Callable[..., Canvas], look: Look, base_url: str, page) -> Canvas:  # noqa: F811
    dress(page, look, base_url)
    return open_workflow(EXAMPLE)


def test_the_states_of_gestures(canvas: Canvas):
    a_wire_in_the_hand_and_the_list_where_it_is_dropped(canvas)
    the_menu_of_a_step_and_the_toolbar_of_several(canvas)
    a_note_being_written_and_a_group_being_named(canvas)


def a_wire_in_the_hand_and_the_list_where_it_is_dropped(canvas: Canvas) -> None:
    canvas.hold_wire("training_job1.train_url", "training_job3.data_url")
    expect(canvas.tip()).to_be_visible()
    assert_accessible(canvas.page)
    canvas.page.mouse.move(*canvas.empty_point(), steps=4)
    canvas.page.mouse.up()
    canvas.menu().wait_for()
    assert_accessible(canvas.page)
    canvas.press("Escape")


def the_menu_of_a_step_and_the_toolbar_of_several(canvas: Canvas) -> None:
    canvas.right_click(canvas.title("training_job3"))
    canvas.menu().wait_for()
    assert_accessible(canvas.page)
    canvas.press("Escape")
    canvas.select_all_of("training_job1", "training_job2")
    canvas.page.locator(".handbar").wait_for()
    assert_accessible(canvas.page)


def a_note_being_written_and_a_group_being_named(canvas: Canvas) -> None:
    canvas.right_click(canvas.empty_point())
    canvas.menu().locator("[data-choice=add-note]").click()
    canvas.page.locator(".noteedit").wait_for()
    assert_accessible(canvas.page)
    canvas.press("Escape")
    canvas.select_all_of("training_job1", "training_job2")
    canvas.press("ControlOrMeta+g")
    canvas.page.locator("input.rename").wait_for()
    assert_accessible(canvas.page)
