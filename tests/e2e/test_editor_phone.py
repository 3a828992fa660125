"""The workflow page with little room: on a phone, at 200 %, below 1180 pixels."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from apps.workflows import actions
from tests.cast import gather
from tests.e2e.accessibility import assert_accessible
from tests.e2e.canvas import Canvas
from tests.e2e.test_editor import EXAMPLE

pytestmark = pytest.mark.django_db(transaction=True)

SECOND = "training_job1"
PHONE = {"width": 390, "height": 844}
TWICE_AS_LARGE = {"width": 720, "height": 450}
BROKEN = {**EXAMPLE["steps"][1]["inputs"][0], "data": "$ref/data/gone"}

TOO_SMALL = """
() => {
  const pressed = "button, a[href], input, select, textarea, [role=tab], [role=treeitem]";
  const seen = (element) => element.checkVisibility({ visibilityProperty: true })
    && element.closest("flow-canvas, .skip, .vh, .cm-editor") === null;
  const hits = (element, x, y) => {
    const hit = document.elementFromPoint(x, y);
    const frame = element.closest(".field, label, td") ?? element;
    return hit !== null && (element.contains(hit) || frame.contains(hit));
  };
  const middle = (element) => {
    element.scrollIntoView({ block: "center", inline: "center" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  const isSmall = (element) => {
    const [x, y] = middle(element);
    return !(hits(element, x, y - 21) && hits(element, x, y + 21));
  };
  return [...document.querySelectorAll(pressed)].filter(seen).filter(isSmall)
    .map(({ className, ariaLabel, textContent }) => `${className} ${ariaLabel ?? textContent}`);
}
"""


@pytest.fixture
def opened(page: Page, signed_in: Callable[..., Page]) -> Callable[..., Canvas]:
    """Return a function that opens the example with one broken reference in a small window."""

    def open_page(size: dict[str, int]) -> Canvas:
        cast = gather()
        steps = [{**step} for step in EXAMPLE["steps"]]
        steps[2]["inputs"] = [BROKEN]
        document = {**EXAMPLE, "steps": steps}
        workflow = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
        page.set_viewport_size(size)
        return Canvas(signed_in(page, cast.editor), workflow).open()

    return open_page


def part(canvas: Canvas, name: str) -> None:
    """Show another part of a phone's page."""
    canvas.page.locator("#parts").get_by_role("button", name=name).click()


def fits(canvas: Canvas) -> bool:
    """Tell whether nothing stands beyond the edge of the window."""
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(canvas.page.evaluate(wide)) <= 0


def test_whatever_is_pressed_on_a_phone_is_44_pixels_high(opened: Callable[..., Canvas]):
    canvas = opened(PHONE)
    assert canvas.page.evaluate(TOO_SMALL) == []
    canvas.row(SECOND).click()
    expect(canvas.page.locator("#inspector .ih")).to_contain_text(SECOND)
    assert canvas.page.evaluate(TOO_SMALL) == []
    for name in ("Values", "Problems", "JSON"):
        part(canvas, name)
        expect(canvas.page.locator("#drawer [role=tabpanel]:not([hidden])")).to_be_visible()
        assert canvas.page.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("size", [PHONE, TWICE_AS_LARGE], ids=["phone", "200 %"])
def test_every_part_is_one_press_away_and_can_be_worked_in(
    opened: Callable[..., Canvas], size: dict[str, int]
):
    canvas = opened(size)
    page = canvas.page
    part(canvas, "Problems")
    expect(page.locator("#panel-problems")).to_be_in_viewport()
    part(canvas, "JSON")
    expect(page.locator("#panel-spec .cm-content")).to_be_in_viewport()
    part(canvas, "Steps")
    canvas.row(SECOND).click()
    expect(page.locator("#inspector .ih")).to_contain_text(SECOND)
    page.locator("#field-name").fill("first_training")
    page.locator("#field-name").press("Enter")
    canvas.saved(2)
    part(canvas, "Steps")
    expect(canvas.row("first_training")).to_be_in_viewport()
    assert fits(canvas)


def test_a_problem_leads_to_its_field_on_a_phone(opened: Callable[..., Canvas]):
    canvas = opened(PHONE)
    part(canvas, "Problems")
    canvas.page.locator("#panel-problems .pjump").first.click()
    expect(canvas.page.locator("#inspector")).to_be_visible()
    expect(canvas.page.locator("#inspector .ih")).to_contain_text("training_job2")


def test_below_1180_pixels_the_inspector_stands_over_the_drawer_alone(
    opened: Callable[..., Canvas],
):
    canvas = opened({"width": 1100, "height": 760})
    page = canvas.page
    expect(page.locator("#inspector")).to_be_hidden()
    canvas.step(SECOND).click()
    expect(page.locator("#field-name")).to_be_visible()
    stage = page.locator(".stage").bounding_box()
    form = page.locator("#inspector").bounding_box()
    assert stage is not None
    assert form is not None
    assert form["y"] >= stage["y"] + stage["height"]
    page.locator("#tab-problems").click()
    expect(page.locator("#inspector")).to_be_hidden()
    expect(page.locator("#panel-problems")).to_be_visible()


@pytest.mark.parametrize("name", ["Inspector", "Values", "Problems", "JSON"])
def test_every_part_of_a_phone_is_accessible(opened: Callable[..., Canvas], name: str):
    canvas = opened(PHONE)
    part(canvas, name)
    expect(canvas.page.locator(".htmx-request")).to_have_count(0)
    assert_accessible(canvas.page)
    assert fits(canvas)
