"""Every shortcut has a visible control: a button, a line of a menu, or the thing itself."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from apps.workflows import actions
from tests.cast import gather
from tests.e2e.canvas import Canvas
from tests.e2e.shortcut_table import shortcuts
from tests.e2e.test_editor import EXAMPLE

pytestmark = pytest.mark.django_db(transaction=True)

STEP = "training_job1"
GROUPS = [{"name": "branches", "steps": [STEP]}]
ELSEWHERE = {
    "find": "#palette-steps input",
    "reference": "#inspector [data-pick]",
    "menu": "#outline [role=treeitem] .more",
}
"""Controls of another kind than a named one."""
BY_POINTER = ("walk-", "extend-", "nudge-", "hold", "cancel")
"""What a press or a pull on the cards themselves does, and a press on empty canvas."""


def test_every_shortcut_has_a_visible_control(page: Page, signed_in: Callable[..., Page]):
    cast = gather()
    document = {**EXAMPLE, "sub_graphs": GROUPS}
    workflow = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
    page.set_viewport_size({"width": 1440, "height": 900})
    canvas = Canvas(signed_in(page, cast.editor), workflow).open()
    canvas.row(STEP).click()
    for selector in ELSEWHERE.values():
        expect(page.locator(selector).first).to_be_visible()
    found = set(ELSEWHERE) | named_controls(canvas) | menu_lines(canvas)
    wanted = {each["action"] for each in shortcuts() if not each["action"].startswith(BY_POINTER)}
    assert wanted - found == set()


def named_controls(canvas: Canvas) -> set[str]:
    """Return what buttons and the menus behind visible buttons do."""
    return set(
        canvas.page.locator("[data-do]").evaluate_all(
            """(controls) => controls.filter((control) => {
              const menu = control.closest("[popover]");
              const button = menu && document.querySelector(`[popovertarget="${menu.id}"]`);
              return (button ?? control).checkVisibility({ visibilityProperty: true });
            }).map((control) => control.dataset.do)"""
        )
    )


def menu_lines(canvas: Canvas) -> set[str]:
    """Return what the menus of a step and of empty canvas offer."""
    found: set[str] = set()
    for place in (canvas.title(STEP), canvas.empty_point()):
        canvas.right_click(place)
        canvas.menu().wait_for()
        lines = canvas.menu().locator("[data-choice]")
        found |= set(lines.evaluate_all("(lines) => lines.map((line) => line.dataset.choice)"))
        canvas.press("Escape")
    return found
