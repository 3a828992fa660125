"""Running from the editor: the button, its menu, the panel of values, and the run on the canvas."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from apps.executions.models import Execution, RunSettings
from apps.workflows import actions
from tests.cast import gather
from tests.e2e.canvas import Canvas
from tests.e2e.test_editor import EXAMPLE

pytestmark = pytest.mark.django_db(transaction=True)

FIRST, SECOND = (step["name"] for step in EXAMPLE["steps"][:2])
Open = Callable[..., Canvas]


@pytest.fixture
def opened(page: Page, signed_in: Callable[..., Page]) -> Open:
    """Return a function that opens the example, with changes, in a project of dry runs."""

    def open_page(path: str = "", **changes: Any) -> Canvas:
        cast = gather()
        RunSettings.objects.create(project=cast.project, default_target="rehearsal")
        document = {**EXAMPLE, **changes}
        workflow = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
        page.set_viewport_size({"width": 1440, "height": 900})
        return Canvas(signed_in(page, cast.editor), workflow).open()

    return open_page


def choose(canvas: Canvas, item: str) -> None:
    canvas.page.get_by_role("button", name=re.compile("Where and what to run")).click()
    canvas.page.locator("#run-menu").get_by_role("button", name=item, exact=True).click()


def field(canvas: Canvas) -> Locator:
    """Return the panel's control of the parameter."""
    return canvas.page.locator("#run-panel [name='parameters/train_spec']")


def unset() -> list[dict[str, Any]]:
    """The example's parameters, one of them without any value."""
    bare = {"name": "train_spec", "type": "str", "used_steps": []}
    others = [one for one in EXAMPLE["parameters"] if one["name"] != "train_spec"]
    return [*others, bare]


def test_a_run_is_seen_on_the_canvas_and_stopped_there(opened: Open):
    canvas = opened()
    choose(canvas, "Dry run")
    state = canvas.page.locator("#run-state")
    expect(state).to_contain_text("execution-001")
    expect(canvas.step(FIRST).locator("[data-run-mark]")).to_have_count(1)
    canvas.page.locator("flow-canvas").focus()
    canvas.press("Home", "ArrowRight", "Delete")
    canvas.saved(2)
    state.get_by_role("button", name="Stop").click()
    expect(state).to_contain_text("Stop run?")
    state.get_by_role("button", name="Stop run?").click()
    expect(state).to_contain_text("Stopped")
    state.get_by_role("button", name="Hide how the run went").click()
    expect(state).to_be_hidden()
    expect(canvas.page.locator("[data-run-mark]")).to_have_count(0)


def test_a_page_that_is_opened_later_follows_the_run_too(opened: Open):
    canvas = opened()
    choose(canvas, "Dry run")
    expect(canvas.page.locator("#run-state")).to_be_visible()
    canvas.open()
    expect(canvas.page.locator("#run-state")).to_contain_text("execution-001")


def test_run_with_errors_opens_the_problems_at_the_first(opened: Open):
    inputs = [{**EXAMPLE["steps"][1]["inputs"][0], "data": "$ref/data/gone"}]
    steps = [EXAMPLE["steps"][0], {**EXAMPLE["steps"][1], "inputs": inputs}]
    canvas = opened(steps=[*steps, *EXAMPLE["steps"][2:]])
    canvas.page.get_by_role("button", name="Run", exact=True).click()
    expect(
        canvas.page.locator("#panel-problems [role=row]").first.locator("button").first
    ).to_be_focused()
    assert not Execution.objects.exists()


def test_a_value_that_is_missing_is_asked_for_beside_the_canvas(opened: Open):
    canvas = opened(parameters=unset())
    canvas.page.keyboard.press("Control+Enter")
    expect(field(canvas)).to_be_focused()
    canvas.page.keyboard.press("Enter")
    expect(field(canvas)).to_have_attribute("aria-invalid", "true")
    field(canvas).fill("modelarts.vm.cpu.8u")
    canvas.page.locator("#run-panel").get_by_role("button", name="Run").click()
    expect(canvas.page.locator("#run-state")).to_contain_text("execution-001")
    expect(canvas.page.locator("#run-panel")).to_have_count(0)
    assert Execution.objects.get().answers.get().value == '"modelarts.vm.cpu.8u"'


def test_the_place_that_was_chosen_is_remembered(opened: Open):
    canvas = opened()
    canvas.page.get_by_role("button", name=re.compile("Where and what to run")).click()
    canvas.page.locator("[data-place=local]").click()
    canvas.open()
    expect(canvas.page.locator("[data-run-target]")).to_have_text("This Weft")


def test_running_from_a_step_says_what_it_needs(opened: Open):
    canvas = opened()
    canvas.step(SECOND).click()
    canvas.press("Control+Shift+Enter")
    expect(canvas.page.locator("#toasts")).to_contain_text(SECOND)
    assert not Execution.objects.exists()


def test_a_run_that_the_address_names_fills_the_panel(opened: Open):
    canvas = opened()
    choose(canvas, "Run with…")
    field(canvas).fill("theirs")
    canvas.page.locator("#run-panel").get_by_role("button", name="Run").click()
    expect(canvas.page.locator("#run-state")).to_be_visible()
    run = Execution.objects.get()
    canvas.page.goto(f"/workflows/{canvas.workflow.pk}/?run={run.pk}")
    expect(field(canvas)).to_have_value("theirs")
