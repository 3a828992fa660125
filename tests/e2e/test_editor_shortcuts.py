"""Every shortcut of the table does what the table says, and none is missing here."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from apps.executions.models import RunSettings
from apps.workflows import actions
from tests.cast import Cast
from tests.e2e.canvas import Canvas
from tests.e2e.shortcut_table import pressed, shortcuts
from tests.e2e.test_editor import EXAMPLE, cast  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)

Check = Callable[[Canvas, str], None]
FIRST, SECOND, THIRD, LAST = [step["name"] for step in EXAMPLE["steps"]]
GROUPS = [{"name": "branches", "steps": [SECOND, THIRD]}]
ALL = [(entry["action"], keys) for entry in shortcuts() for keys in entry["keys"]]


@pytest.fixture
def at_second(page: Page, signed_in: Callable[..., Page], cast: Cast) -> Canvas:  # noqa: F811
    """The example with a group, the focus on its second step."""
    document = {**EXAMPLE, "sub_graphs": GROUPS}
    workflow = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
    RunSettings.objects.create(project=cast.project, default_target="rehearsal")
    page.set_viewport_size({"width": 1440, "height": 900})
    canvas = Canvas(signed_in(page, cast.editor), workflow).open()
    canvas.page.locator("flow-canvas").focus()
    canvas.press("Home", "ArrowRight")
    return canvas


def focused(canvas: Canvas) -> str:
    return canvas.page.evaluate("document.activeElement.querySelector('header b')?.textContent")


def selected(canvas: Canvas) -> set[str]:
    return set(
        canvas.page.evaluate(
            """() => {
              const { scene, selection } = document.querySelector("flow-canvas");
              return [...selection.steps, ...selection.groups].map((id) => scene.draft.name(id));
            }"""
        )
    )


def focuses(name: str) -> Check:
    def check(canvas: Canvas, keys: str) -> None:
        canvas.press(keys)
        assert focused(canvas) == name

    return check


def selects(*names: str) -> Check:
    def check(canvas: Canvas, keys: str) -> None:
        canvas.press(keys)
        assert selected(canvas) == set(names)

    return check


def shows(selector: str) -> Check:
    def check(canvas: Canvas, keys: str) -> None:
        expect(canvas.page.locator(selector)).not_to_be_visible()
        canvas.press(keys)
        expect(canvas.page.locator(selector)).to_be_visible()

    return check


def toggles(selector: str) -> Check:
    def check(canvas: Canvas, keys: str) -> None:
        shown = canvas.page.locator(selector)
        before = shown.is_visible()
        canvas.press(keys)
        expect(shown).to_be_visible(visible=not before)
        assert canvas.page.evaluate("document.activeElement !== document.body")

    return check


def enters(selector: str) -> Check:
    def check(canvas: Canvas, keys: str) -> None:
        canvas.press(keys)
        expect(canvas.page.locator(selector)).to_be_focused()

    return check


def moves(dx: int, dy: int) -> Check:
    def check(canvas: Canvas, keys: str) -> None:
        canvas.press("Alt+ArrowDown")
        before = canvas.positions()
        canvas.press(keys)
        changed = [
            (at["x"] - before[step]["x"], at["y"] - before[step]["y"])
            for step, at in canvas.positions().items()
            if at != before[step]
        ]
        assert changed == [(dx, dy)]

    return check


def zooms(change: Callable[[float, float], bool]) -> Check:
    def zoom(canvas: Canvas) -> float:
        return canvas.page.evaluate("document.querySelector('flow-canvas').view.zoom")

    def check(canvas: Canvas, keys: str) -> None:
        canvas.page.evaluate("document.querySelector('flow-canvas').zoomTo(0.6)")
        before = zoom(canvas)
        canvas.press(keys)
        assert change(before, zoom(canvas))

    return check


def exports(says: Callable[[dict[str, Any]], bool]) -> Check:
    def check(canvas: Canvas, keys: str) -> None:
        canvas.press(keys)
        canvas.saved(2)
        assert says(canvas.exported())

    return check


def names(document: dict[str, Any]) -> list[str]:
    return [step["name"] for step in document["steps"]]


def lays_out(canvas: Canvas, keys: str) -> None:
    assert canvas.positions() == {}
    canvas.press(keys)
    expect(canvas.page.locator("[data-do=undo]")).to_have_attribute("aria-disabled", "false")
    assert len(canvas.positions()) == 4


def undoes(canvas: Canvas, keys: str) -> None:
    canvas.press("Delete")
    canvas.saved(2)
    canvas.press(keys)
    canvas.saved(3)
    assert names(canvas.exported()) == names(EXAMPLE)


def redoes(canvas: Canvas, keys: str) -> None:
    undoes(canvas, "Control+z")
    canvas.press(keys)
    canvas.saved(4)
    assert SECOND not in names(canvas.exported())


def cancels(canvas: Canvas, keys: str) -> None:
    canvas.press("c")
    expect(canvas.page.locator(".linking")).to_have_count(1)
    canvas.press(keys)
    expect(canvas.page.locator(".linking")).to_have_count(0)
    canvas.press(keys)
    assert selected(canvas) == set()


def connects(canvas: Canvas, keys: str) -> None:
    canvas.press(keys, "Enter")
    canvas.saved(2)


def ungroups(canvas: Canvas, keys: str) -> None:
    canvas.press(keys)
    canvas.saved(2)
    assert canvas.exported()["sub_graphs"] == []


def groups(canvas: Canvas, keys: str) -> None:
    canvas.press("End", keys)
    expect(canvas.page.get_by_label("New name of group")).to_be_focused()
    canvas.press("Enter")
    canvas.saved(2)
    assert LAST in canvas.exported()["sub_graphs"][-1]["steps"]


def copies(canvas: Canvas, keys: str) -> None:
    canvas.press(keys, "Control+v")
    canvas.saved(2)
    assert len(canvas.exported()["steps"]) == 5


def pastes(canvas: Canvas, keys: str) -> None:
    canvas.press("Control+c", keys)
    canvas.saved(2)
    assert len(canvas.exported()["steps"]) == 5


def toggles_selection(canvas: Canvas, keys: str) -> None:
    canvas.press(keys)
    assert selected(canvas) == set()
    canvas.press(keys)
    assert selected(canvas) == {SECOND}


def fits_selection(canvas: Canvas, keys: str) -> None:
    canvas.press("0", "+", "+", keys)
    rect = canvas.step(SECOND).bounding_box()
    assert rect is not None
    middle = canvas.page.locator("flow-canvas").bounding_box()
    assert middle is not None
    assert abs(rect["x"] + rect["width"] / 2 - middle["x"] - middle["width"] / 2) < 120


gone = exports(lambda document: SECOND not in names(document))
popup = ".popup:popover-open"
CHECKS: dict[str, Check] = {
    "add": enters("#palette-steps input"),
    "find": enters("#palette-steps input"),
    "connect": connects,
    "reference": shows(popup),
    "rename": enters("#field-name"),
    "remove": gone,
    "remove-only": gone,
    "duplicate": exports(lambda document: len(document["steps"]) == 5),
    "copy": copies,
    "cut": gone,
    "paste": pastes,
    "group": groups,
    "ungroup": ungroups,
    "open": enters("#field-name"),
    "menu": shows(popup),
    "nudge-left": moves(-10, 0),
    "nudge-right": moves(10, 0),
    "nudge-up": moves(0, -10),
    "nudge-down": moves(0, 10),
    "nudge-far-left": moves(-50, 0),
    "nudge-far-right": moves(50, 0),
    "nudge-far-up": moves(0, -50),
    "nudge-far-down": moves(0, 50),
    "arrange": lays_out,
    "walk-left": focuses(FIRST),
    "walk-right": focuses(LAST),
    "walk-up": selects("branches"),
    "walk-down": focuses(THIRD),
    "walk-first": focuses(FIRST),
    "walk-last": focuses(LAST),
    "extend-left": selects(FIRST, SECOND),
    "extend-right": selects(SECOND, LAST),
    "extend-up": selects(SECOND, "branches"),
    "extend-down": selects(SECOND, THIRD),
    "select-all": selects(FIRST, SECOND, THIRD, LAST),
    "hold": toggles_selection,
    "cancel": cancels,
    "fit": zooms(lambda before, after: after != before),
    "fit-selection": fits_selection,
    "zoom-100": zooms(lambda _, after: after == 1),
    "zoom-in": zooms(lambda before, after: after > before),
    "zoom-out": zooms(lambda before, after: after < before),
    "minimap": toggles(".mini"),
    "palette": toggles("#palette"),
    "inspector": toggles("#inspector"),
    "problems": enters("#tab-problems"),
    "run": shows("#run-state"),
    "run-from-here": shows("#toasts .toast"),
    "go": shows(popup),
    "undo": undoes,
    "redo": redoes,
    "drawer": toggles("#drawer [role=tabpanel]:not([hidden])"),
    "help": shows("#shortcuts"),
}


def test_every_shortcut_is_looked_at():
    assert set(CHECKS) == {action for action, _ in ALL}


@pytest.mark.parametrize(("action", "keys"), ALL)
def test_a_shortcut(at_second: Canvas, action: str, keys: str):
    CHECKS[action](at_second, pressed(keys))
