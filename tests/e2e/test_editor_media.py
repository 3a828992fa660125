"""The editor as a person's system wants it: less motion, forced colours; and from very far."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.accessibility import assert_accessible
from tests.e2e.by_hand import canvas, cast, open_workflow  # noqa: F401
from tests.e2e.canvas import Canvas

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = "training_job1"
_MOVING = """() => document.getAnimations().filter(({ effect }) =>
  Number(effect.getComputedTiming().duration) > 1).length"""
_COLOURS_ON_CANVAS = """() => {
  const sheet = document.querySelector("flow-canvas canvas");
  const { data } = sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height);
  const found = new Set();
  for (let at = 0; at < data.length; at += 4) found.add(data.slice(at, at + 4).join());
  return found.size;
}"""


def look(canvas: Canvas, selector: str, name: str) -> Any:  # noqa: F811
    """Return a computed style of an element."""
    ask = "(element, name) => getComputedStyle(element)[name]"
    return canvas.page.locator(selector).first.evaluate(ask, name)


def test_nothing_moves_under_reduced_motion(canvas: Canvas):  # noqa: F811
    canvas.page.emulate_media(reduced_motion="reduce")
    canvas.step(FIRST).click()
    canvas.press("Delete")
    expect(canvas.page.locator("#toasts .toast")).to_be_visible()
    canvas.page.locator("[popovertarget=run-menu]").click()
    assert canvas.page.evaluate(_MOVING) == 0


def test_in_forced_colours_a_selection_and_a_wire_can_still_be_told(canvas: Canvas):  # noqa: F811
    canvas.page.emulate_media(forced_colors="active")
    before = look(canvas, "[data-step]", "outlineStyle"), look(canvas, "[data-step]", "borderColor")
    canvas.step("condition_step_test").click()
    chosen = "[data-step][aria-selected=true]"
    after = look(canvas, chosen, "outlineStyle"), look(canvas, chosen, "borderColor")
    assert after != before
    assert look(canvas, "path[data-wire]", "stroke") not in ("none", "rgba(0, 0, 0, 0)")
    assert_accessible(canvas.page)


def test_from_very_far_steps_are_drawn_and_can_still_be_selected(canvas: Canvas):  # noqa: F811
    canvas.page.evaluate("document.querySelector('flow-canvas').zoomTo(0.2)")
    expect(canvas.page.locator("flow-canvas .node")).to_have_count(0)
    assert canvas.page.evaluate(_COLOURS_ON_CANVAS) > 3
    middle = """() => {
      const canvas = document.querySelector("flow-canvas");
      const [card] = [...canvas.scene.cards.values()];
      const at = canvas.view.toScreen({ x: card.x + 110, y: card.y + 40 });
      const { left, top } = canvas.getBoundingClientRect();
      return [at.x + left, at.y + top];
    }"""
    canvas.page.mouse.click(*canvas.page.evaluate(middle))
    expect(canvas.page.locator("#inspector .ih")).to_contain_text("condition_step_test")


def test_ports_that_fit_glow_and_all_others_stand_back(canvas: Canvas):  # noqa: F811
    canvas.hold_wire("training_job1.train_url", "training_job3.data_url")
    glowing = canvas.step("training_job3").locator(".port.glow")
    expect(glowing).to_have_count(1)
    expect(glowing).to_have_attribute("data-kind", "obs")
    assert glowing.evaluate("(port) => port.getBoundingClientRect().width") > 12
    dimmed = canvas.step("training_job3").locator(".port:not(.glow)").first
    assert float(dimmed.evaluate("(port) => getComputedStyle(port).opacity")) < 0.5
    canvas.press("Escape")
    canvas.page.mouse.up()
    expect(canvas.page.locator(".port.glow")).to_have_count(0)
