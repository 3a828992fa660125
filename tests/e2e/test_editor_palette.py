"""The command palette: to anything, and to every command, by a few letters."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from apps.workflows import actions
from tests.cast import Cast
from tests.e2e.accessibility import assert_accessible
from tests.e2e.canvas import Canvas
from tests.e2e.conftest import Look, dress
from tests.e2e.gestures_references import References
from tests.e2e.gestures_tables import Table
from tests.e2e.test_editor import EXAMPLE, canvas, cast  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


def find(canvas: Canvas, text: str) -> None:  # noqa: F811
    """Open the palette and type."""
    canvas.press("Control+k")
    expect(References(canvas.page).popup.get_by_role("combobox")).to_be_focused()
    canvas.page.keyboard.type(text)


def entries(canvas: Canvas) -> list[str]:  # noqa: F811
    """Return what the palette offers, without hints."""
    options = References(canvas.page).popup.get_by_role("option")
    return [text.split("\n")[0] for text in options.all_inner_texts()]


def test_a_step_is_found_by_parts_of_its_name_and_shown(canvas: Canvas):  # noqa: F811
    find(canvas, "job3 train")
    assert entries(canvas) == ["training_job3"]
    canvas.press("Enter")
    expect(canvas.step("training_job3")).to_be_focused()
    expect(canvas.step("training_job3")).to_have_attribute("aria-selected", "true")


def test_a_parameter_is_shown_in_its_table(canvas: Canvas):  # noqa: F811
    find(canvas, "config2")
    canvas.press("Enter")
    row = Table(canvas.page, "parameter").row("service_config2")
    expect(row).to_be_in_viewport()


def test_a_command_runs_and_says_its_keys(canvas: Canvas):  # noqa: F811
    find(canvas, ">minimap")
    [option] = References(canvas.page).popup.get_by_role("option").all()
    expect(option).to_contain_text("M")
    shown = canvas.page.locator(".mini").is_visible()
    canvas.press("Enter")
    expect(canvas.page.locator(".mini")).to_be_visible(visible=not shown)


def test_what_cannot_be_done_now_says_why(canvas: Canvas):  # noqa: F811
    canvas.select("training_job1")
    find(canvas, ">align left")
    option = References(canvas.page).popup.get_by_role("option", name="Align left")
    expect(option).to_have_attribute("aria-disabled", "true")
    expect(option).to_contain_text("Select at least 2")


def test_what_was_used_last_comes_first(canvas: Canvas):  # noqa: F811
    for text in ("job2", ">fit everything"):
        find(canvas, text)
        canvas.press("Enter")
    canvas.press("Control+k")
    assert entries(canvas)[:2] == ["Fit everything", "training_job2"]
    canvas.open()
    canvas.press("Control+k")
    assert entries(canvas)[:2] == ["Fit everything", "training_job2"]


def test_a_problem_is_found_and_shown(canvas: Canvas):  # noqa: F811
    Table(canvas.page, "data").open().menu("f78e46676a454ccdacb9907f589f8d67", "Delete")
    expect(canvas.page.locator("#problem-count")).to_have_text("1")
    find(canvas, "f78e46676")
    canvas.press("Enter")
    expect(canvas.step("training_job2")).to_have_attribute("aria-selected", "true")


def test_the_focus_is_where_it_was_after_escape(canvas: Canvas):  # noqa: F811
    canvas.select("training_job1")
    find(canvas, "zzz")
    expect(References(canvas.page).popup).to_contain_text("Nothing found.")
    canvas.press("Escape")
    expect(References(canvas.page).popup).to_have_count(0)
    expect(canvas.step("training_job1")).to_be_focused()


def test_a_viewer_finds_and_is_offered_no_edits(
    page: Page,
    signed_in: Callable[..., Page],
    cast: Cast,  # noqa: F811
):
    workflow = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    seen = Canvas(signed_in(page, cast.viewer), workflow).open()
    find(seen, ">")
    offered = set(entries(seen))
    assert {"Fit everything", "Keyboard shortcuts"} <= offered
    assert not offered & {"Undo", "Add a step", "Auto layout", "Add parameter", "Rename"}


def test_the_palette_is_accessible_in_every_look(
    page: Page,
    look: Look,
    signed_in: Callable[..., Page],
    cast: Cast,  # noqa: F811
    live_server,
):
    workflow = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    page.set_viewport_size({"width": 1440, "height": 900})
    dress(signed_in(page, cast.editor), look, live_server.url)
    Canvas(page, workflow).open()
    page.keyboard.press("Control+k")
    expect(References(page).popup).to_be_visible()
    assert_accessible(page)
