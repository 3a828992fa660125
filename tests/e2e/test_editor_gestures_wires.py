"""Wires by hand: data wires drawn, refused, re-plugged, taken away."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.by_hand import canvas, cast, open_workflow  # noqa: F401
from tests.e2e.canvas import Canvas

pytestmark = pytest.mark.django_db(transaction=True)


def input_of(canvas: Canvas, step: str) -> Any:  # noqa: F811
    return canvas.exported_step(step)["inputs"][0]


def test_a_data_wire_sets_the_value_and_writes_the_order(canvas: Canvas):  # noqa: F811
    canvas.connect("training_job1.train_url", "training_job2.data_url")
    canvas.saved(2)
    assert input_of(canvas, "training_job2")["data"] == "$ref/consumptions/training_job1/train_url"
    assert "training_job1" in canvas.exported_step("training_job2")["depend_steps"]


def test_the_offer_says_what_is_joined_and_what_it_replaces(canvas: Canvas):  # noqa: F811
    canvas.hold_wire("training_job1.train_url", "training_job3.data_url")
    expect(canvas.tip().locator("b")).to_have_text("Connect to data_url")
    expect(canvas.tip()).to_contain_text("obs to obs. Replaces data / dee65")
    expect(canvas.step("training_job3")).to_have_attribute("data-fit", "fits")
    canvas.press("Escape")
    canvas.page.mouse.up()
    canvas.unchanged()


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        ("training_job1.train_url", "training_job1.data_url", "A step cannot take its own output."),
        (
            "training_job3.train_url",
            "training_job1.data_url",
            "This would make a loop through training_job1.",
        ),
        (
            "training_job1.train_url",
            "training_job3.before",
            "This port sets order. It takes a step, not obs.",
        ),
        ("training_job1.service-link", "training_job3.data_url", "data_url takes obs"),
        ("training_job1.train_url", "training_job3.train_url", "This port gives data."),
        ("training_job1.after", "training_job3.before", "training_job1 already leads to"),
    ],
    ids=["self", "loop", "order", "type", "output", "duplicate"],
)
def test_a_wire_is_refused_with_the_reason_at_the_pointer(
    canvas: Canvas,  # noqa: F811
    start: str,
    end: str,
    reason: str,
):
    canvas.hold_wire(start, end)
    expect(canvas.tip()).to_contain_text(reason)
    canvas.page.mouse.up()
    expect(canvas.tip()).to_have_count(0)
    canvas.unchanged()


def test_an_input_takes_one_wire(canvas: Canvas):  # noqa: F811
    canvas.connect("training_job1.train_url", "training_job3.data_url")
    canvas.saved(2)
    canvas.hold_wire("training_job2.train_url", "training_job3.data_url")
    expect(canvas.tip()).to_contain_text("data_url takes one value.")
    canvas.page.mouse.up()
    assert input_of(canvas, "training_job3")["data"] == "$ref/consumptions/training_job1/train_url"


def test_a_wire_snaps_to_a_port_that_is_near(canvas: Canvas):  # noqa: F811
    x, y = canvas.port("training_job3.data_url")
    canvas.pull("training_job1.train_url", (x - 16, y + 8))
    canvas.saved(2)
    assert input_of(canvas, "training_job3")["data"] == "$ref/consumptions/training_job1/train_url"


def test_a_data_wire_is_drawn_from_the_input_too(canvas: Canvas):  # noqa: F811
    canvas.connect("training_job3.data_url", "training_job2.train_url")
    canvas.saved(2)
    assert input_of(canvas, "training_job3")["data"] == "$ref/consumptions/training_job2/train_url"


def test_a_wire_pulled_off_its_input_is_plugged_in_elsewhere(canvas: Canvas):  # noqa: F811
    canvas.connect("training_job1.train_url", "training_job3.data_url")
    canvas.saved(2)
    canvas.connect("training_job3.data_url", "training_job2.data_url")
    canvas.saved(3)
    assert input_of(canvas, "training_job2")["data"] == "$ref/consumptions/training_job1/train_url"
    assert "data" not in input_of(canvas, "training_job3")
    canvas.page.get_by_role("button", name="Undo").first.click()
    canvas.saved(4)
    assert input_of(canvas, "training_job3")["data"] == "$ref/consumptions/training_job1/train_url"


def test_a_wire_dropped_beside_everything_is_disconnected(canvas: Canvas):  # noqa: F811
    canvas.connect("training_job1.train_url", "training_job3.data_url")
    canvas.saved(2)
    canvas.pull("training_job3.data_url", canvas.empty_point())
    canvas.saved(3)
    assert "data" not in input_of(canvas, "training_job3")


def test_escape_returns_a_pulled_wire(canvas: Canvas):  # noqa: F811
    canvas.connect("training_job1.train_url", "training_job3.data_url")
    canvas.saved(2)
    canvas.hold(canvas.port("training_job3.data_url"), canvas.empty_point())
    expect(canvas.page.locator(".wire.lifted")).to_have_count(1)
    canvas.press("Escape")
    canvas.page.mouse.up()
    expect(canvas.page.locator(".wire.lifted")).to_have_count(0)
    assert input_of(canvas, "training_job3")["data"] == "$ref/consumptions/training_job1/train_url"


def test_a_click_on_a_port_pulls_nothing_off(canvas: Canvas):  # noqa: F811
    canvas.connect("training_job1.train_url", "training_job3.data_url")
    canvas.saved(2)
    canvas.page.mouse.click(*canvas.port("training_job3.data_url"))
    expect(canvas.page.locator(".wire.picked")).to_have_count(1)
    assert input_of(canvas, "training_job3")["data"] == "$ref/consumptions/training_job1/train_url"
