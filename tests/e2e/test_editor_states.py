"""Every state of the editor is accessible in every look."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from apps.workflows import actions
from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.e2e.canvas import Canvas
from tests.e2e.conftest import Look, dress
from tests.e2e.test_editor import EXAMPLE

pytestmark = pytest.mark.django_db(transaction=True)

SECOND = "training_job1"
GROUPS = [{"name": "branches", "steps": [SECOND, "training_job2"]}]
BROKEN = {**EXAMPLE["steps"][1]["inputs"][0], "data": "$ref/data/gone"}
PANELS = ["parameter", "data", "requirement", "storage", "asset", "problems", "spec"]


@pytest.fixture
def opened(page: Page, signed_in: Callable[..., Page], look: Look, base_url: str) -> Canvas:
    """A workflow with a group and a problem, in a look."""
    cast = gather()
    steps = [{**step} for step in EXAMPLE["steps"]]
    steps[2]["inputs"] = [BROKEN]
    document = {**EXAMPLE, "steps": steps, "sub_graphs": GROUPS}
    workflow = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
    page.set_viewport_size({"width": 1440, "height": 900})
    dress(signed_in(page, cast.editor), look, base_url)
    return Canvas(page, workflow).open()


def check(canvas: Canvas) -> None:
    """Wait until nothing is under way, then ask axe."""
    expect(canvas.page.locator(".htmx-request")).to_have_count(0)
    assert_accessible(canvas.page)


def test_an_empty_workflow(page: Page, signed_in: Callable[..., Page], look: Look, base_url: str):
    cast: Cast = gather()
    workflow = actions.create_draft(project=cast.project, name="empty", by=cast.editor)
    dress(signed_in(page, cast.editor), look, base_url)
    check(Canvas(page, workflow).open())


def test_what_is_selected_and_connected(opened: Canvas):
    opened.page.locator("flow-canvas").focus()
    opened.press("Home", "ArrowRight")
    opened.page.locator("#field-name").wait_for()
    check(opened)
    opened.press("c")
    check(opened)
    opened.press("Escape", "Control+a")
    check(opened)


def test_lists_over_the_page(opened: Canvas):
    opened.page.locator("flow-canvas").focus()
    opened.press("Home", "ArrowRight")
    opened.page.locator("#field-name").wait_for()
    for key in ("Shift+F10", "Control+k", "$"):
        opened.page.locator("[role=option][tabindex='0']").focus()
        opened.press(key)
        expect(opened.page.locator(".popup:popover-open")).to_be_visible()
        check(opened)
        opened.press("Escape")


def test_lists_of_the_outline(opened: Canvas):
    opened.row(SECOND).click()
    for key in ("Shift+F10", "c"):
        opened.press(key)
        expect(opened.page.locator(".popup:popover-open")).to_be_visible()
        check(opened)
        opened.press("Escape")
    opened.press("F2")
    check(opened)


def test_the_palette_searched_and_folded(opened: Canvas):
    opened.page.locator("flow-canvas").focus()
    opened.press("/")
    opened.page.keyboard.type("teleport")
    check(opened)
    opened.press("Escape", "[", "]", "Control+j")
    check(opened)


def test_the_list_of_shortcuts(opened: Canvas):
    opened.page.locator("flow-canvas").focus()
    opened.press("?")
    check(opened)


def test_every_tab_of_the_drawer(opened: Canvas):
    for panel in PANELS:
        opened.page.locator(f"#tab-{panel}").click()
        expect(opened.page.locator(f"#panel-{panel}")).to_be_visible()
        check(opened)


def test_a_run_is_asked_for(opened: Canvas):
    page = opened.page
    page.locator("[popovertarget=run-menu]").click()
    check(opened)
    page.locator("#run-menu [data-do=run-with]").click()
    page.locator("#run-panel").wait_for()
    check(opened)
    page.locator("#run-labels").fill("x" * 300)
    page.locator("#run-panel [type=submit]").click()
    page.locator("#run-panel .err").first.wait_for()
    check(opened)


def test_on_a_phone(opened: Canvas):
    opened.page.set_viewport_size({"width": 390, "height": 844})
    check(opened)
    opened.row(SECOND).click()
    opened.page.locator("#field-name").wait_for()
    check(opened)


@pytest.mark.parametrize("size", [(1180, 800), (900, 700), (720, 450)], ids=str)
def test_with_less_room_nothing_is_cut_off(opened: Canvas, size: tuple[int, int]):
    opened.page.set_viewport_size({"width": size[0], "height": size[1]})
    check(opened)
    overflow = opened.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0
