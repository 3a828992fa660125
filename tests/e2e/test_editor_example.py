"""The page's example, built from an empty canvas: once by mouse, once by keyboard alone."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from apps.spec.exact import difference
from apps.workflows import actions
from config.env import ROOT
from tests.cast import Cast, gather
from tests.e2e.building import Builder
from tests.e2e.canvas import Canvas
from tests.e2e.hands import Keys, Mouse

pytestmark = pytest.mark.django_db(transaction=True)

EXAMPLE = json.loads((ROOT / "tests/data/example-request.json").read_text(encoding="utf-8"))
CONDITION, *JOBS = EXAMPLE["steps"]


@pytest.fixture
def empty(page: Page, signed_in: Callable[..., Page]) -> Canvas:
    cast: Cast = gather()
    workflow = actions.create_draft(project=cast.project, name="untitled", by=cast.editor)
    page.set_viewport_size({"width": 1440, "height": 900})
    return Canvas(signed_in(page, cast.editor), workflow).open()


def test_the_example_by_mouse(empty: Canvas):
    builder = Builder(empty, Mouse(empty.page))
    declare(builder)
    empty.drag_from_palette("condition", 330, 240)
    builder.condition(CONDITION)
    for job, at in zip(JOBS, [(600, 140), (600, 380), (880, 300)], strict=True):
        empty.drag_from_palette("job", *at)
        builder.job(job)
    empty.press("1")
    empty.connect("condition_step_test", "training_job1", port="then")
    empty.connect("condition_step_test", "training_job2", port="else")
    empty.connect("training_job1", "training_job3")
    empty.connect("training_job2", "training_job3")
    builder.settled()
    assert difference(empty.exported(), EXAMPLE) is None


def test_the_example_by_keyboard_alone(empty: Canvas):
    keys = Keys(empty.page)
    builder = Builder(empty, keys)
    declare(builder)
    add(keys, "condition")
    builder.condition(CONDITION)
    for job in JOBS:
        add(keys, "job")
        builder.job(job)
    join(keys, "condition_step_test", "When true…", "training_job1")
    join(keys, "condition_step_test", "When false…", "training_job2")
    connect(keys, "training_job1", "training_job3")
    connect(keys, "training_job2", "training_job3")
    builder.settled()
    assert difference(empty.exported(), EXAMPLE) is None


def add(keys: Keys, type_name: str) -> None:
    """Add a step that waits for nothing, from the palette."""
    to_canvas(keys)
    keys.page.keyboard.press("Escape")
    keys.page.keyboard.press("/")
    keys.page.keyboard.insert_text(type_name)
    keys.page.keyboard.press("Enter")


def to_canvas(keys: Keys) -> None:
    """Leave the forms; the canvas has the focus."""
    if keys.page.evaluate("document.activeElement.closest('#inspector') !== null"):
        keys.page.keyboard.press("Escape")
    if keys.page.evaluate("document.activeElement.closest('.stage') === null"):
        keys.reach(keys.page.locator("flow-canvas"))


def join(keys: Keys, step: str, how: str, other: str) -> None:
    """Connect in the outline, from a list."""
    keys.reach(keys.page.locator("[role=treeitem][tabindex='0']"))
    keys.page.keyboard.press("Home")
    expect(keys.page.locator("[role=treeitem]:focus .name")).to_have_text(step)
    keys.page.keyboard.press("c")
    pick(keys, how)
    pick(keys, other)


def pick(keys: Keys, wanted: str) -> None:
    """Walk through the open list to an entry and take it."""
    active = keys.page.locator(".popup:popover-open [role=option].on")
    for _ in range(10):
        if wanted in active.inner_text():
            break
        keys.page.keyboard.press("ArrowDown")
    keys.page.keyboard.press("Enter")


def connect(keys: Keys, source: str, target: str) -> None:
    """Connect on the canvas: C holds the wire, arrows choose."""
    to_canvas(keys)
    focused = keys.page.locator("[role=option]:focus header b")
    keys.page.keyboard.press("Home")
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        if focused.inner_text() == source:
            break
        keys.page.keyboard.press(key)
    expect(focused).to_have_text(source)
    keys.page.keyboard.press("c")
    said = keys.page.locator("#announcer")
    for _ in range(4):
        if f"Connect to {target}" in said.inner_text():
            break
        keys.page.keyboard.press("ArrowDown")
        keys.page.wait_for_timeout(60)
    keys.page.keyboard.press("Enter")


def declare(builder: Builder) -> None:
    """Say what the workflow is called, its parameters and its data."""
    builder.head(EXAMPLE)
    for parameter in EXAMPLE["parameters"]:
        builder.parameter(parameter)
    for data in EXAMPLE["data"]:
        builder.data(data)
