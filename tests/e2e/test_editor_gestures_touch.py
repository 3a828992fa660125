"""The canvas by fingers: a tap, a rest, one finger, two."""

from typing import Any

import pytest
from playwright.sync_api import CDPSession, expect

from tests.e2e.by_hand import canvas, cast, open_workflow  # noqa: F401
from tests.e2e.canvas import Canvas

pytestmark = pytest.mark.django_db(transaction=True)

Point = tuple[float, float]


class Fingers:
    """Fingers on the screen."""

    def __init__(self, session: CDPSession) -> None:
        self.session = session
        session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def say(self, kind: str, *points: Point) -> None:
        """Tell the browser where the fingers are."""
        touched = [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(points)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    def slide(self, *ways: tuple[Point, Point]) -> None:
        """Put fingers down, slide each along its way, and lift them."""
        self.say("touchStart", *(start for start, _ in ways))
        for part in (0.25, 0.5, 0.75, 1.0):
            self.say("touchMove", *(between(start, end, part) for start, end in ways))
        self.say("touchEnd")


def between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


@pytest.fixture
def fingers(canvas: Canvas) -> Fingers:  # noqa: F811
    return Fingers(canvas.page.context.new_cdp_session(canvas.page))


def view(canvas: Canvas) -> Any:  # noqa: F811
    return canvas.page.evaluate(
        "(({x, y, zoom}) => ({x, y, zoom}))(document.querySelector('flow-canvas').view)"
    )


def test_a_tap_selects_a_step(canvas: Canvas, fingers: Fingers):  # noqa: F811
    at = canvas.title("training_job3")
    fingers.slide((at, at))
    expect(canvas.step("training_job3")).to_have_attribute("aria-selected", "true")
    canvas.unchanged()


def test_a_finger_that_rests_opens_the_menu(canvas: Canvas, fingers: Fingers):  # noqa: F811
    fingers.say("touchStart", canvas.title("training_job3"))
    expect(canvas.menu().get_by_role("option", name="Duplicate")).to_be_visible()
    fingers.say("touchEnd")
    canvas.choose_from_list("Duplicate")
    canvas.saved(2)


def test_one_finger_on_empty_canvas_pans(canvas: Canvas, fingers: Fingers):  # noqa: F811
    before = view(canvas)
    x, y = canvas.empty_point()
    fingers.slide(((x, y), (x - 80, y + 60)))
    after = view(canvas)
    assert (after["x"] - before["x"], after["y"] - before["y"]) == pytest.approx((-80, 60), abs=1)
    assert canvas.menu().count() == 0


def test_two_fingers_zoom(canvas: Canvas, fingers: Fingers):  # noqa: F811
    before = view(canvas)
    fingers.slide(((700, 300), (600, 300)), ((800, 300), (900, 300)))
    assert view(canvas)["zoom"] == pytest.approx(before["zoom"] * 2, rel=0.15)


def test_a_cancelled_touch_moves_nothing(canvas: Canvas, fingers: Fingers):  # noqa: F811
    x, y = canvas.title("training_job3")
    fingers.say("touchStart", (x, y))
    fingers.say("touchMove", (x + 40, y + 40))
    fingers.say("touchCancel")
    assert canvas.title("training_job3") == pytest.approx((x, y))
    canvas.unchanged()
