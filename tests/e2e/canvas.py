"""The canvas as a person uses it: tests speak in gestures."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from apps.spec import text
from apps.workflows.models import Workflow
from tests.e2e.gestures_by_hand import HandGestures
from tests.e2e.gestures_forms import FormGestures

_MIDDLE_OF_WIRE = """
([source, target]) => {
  const canvas = document.querySelector("flow-canvas");
  const { scene, view } = canvas;
  const named = (id, name) => scene.draft.name(id) === name;
  const wire = scene.wires.find(({ from, to }) => named(from, source) && named(to, target));
  const route = scene.routeOf(wire);
  const piece = 3 * Math.floor((route.length - 1) / 6);
  const [a, b, c, d] = route.slice(piece, piece + 4);
  const middle = (axis) => (a[axis] + 3 * b[axis] + 3 * c[axis] + d[axis]) / 8;
  const at = view.toScreen({ x: middle("x"), y: middle("y") });
  const { left, top } = canvas.getBoundingClientRect();
  return [at.x + left, at.y + top];
}
"""


_PENDING = "document.querySelector('flow-canvas').commands.session.replica.pending.length"


@dataclass(frozen=True)
class Canvas(HandGestures, FormGestures):
    """One open workflow page."""

    page: Page
    workflow: Workflow

    def open(self) -> "Canvas":
        """Load the page and wait until it can be worked with."""
        self.page.goto(f"/workflows/{self.workflow.pk}/")
        self.page.wait_for_selector("flow-canvas[data-ready]", state="attached")
        return self

    def step(self, name: str) -> Locator:
        """Return the card of a step."""
        return self.page.get_by_role("option", name=name).filter(
            has=self.page.locator("header b", has_text=name)
        )

    def names(self) -> list[str]:
        """Return the names in the outline."""
        return self.page.locator("#outline [role=treeitem] .name").all_inner_texts()

    def row(self, name: str) -> Locator:
        """Return the row of a step or a group in the outline."""
        exactly = re.compile(f"^{re.escape(name)}$")
        return self.page.locator(
            "#outline [role=treeitem]", has=self.page.locator(".name", has_text=exactly)
        )

    def drag_row(self, name: str, before: str) -> None:
        """Drag a row of the outline above another."""
        x, y = _middle(self.row(before))
        self.drag(_middle(self.row(name)), (x, y - 8))

    def select(self, name: str) -> None:
        """Click a step, and wait until the inspector shows what is selected."""
        self.page.mouse.click(*self._title(name))
        expect(self.page.locator(".ih b")).to_have_text(name)

    def move(self, name: str, dx: int, dy: int) -> None:
        """Drag a step."""
        x, y = self._title(name)
        self.drag((x, y), (x + dx, y + dy))

    def connect(self, source: str, target: str, *, port: str = "after") -> None:
        """Draw a wire from a port of one step to another step; either may be `step.port`."""
        self.hold_wire(source, target, port=port)
        self.page.mouse.up()

    def hold_wire(self, source: str, target: str, *, port: str = "after") -> None:
        """Draw a wire and do not let go."""
        start = source if "." in source else f"{source}.{port}"
        self.hold(self.port(start), self.port(target) if "." in target else self._title(target))

    def click_wire(self, source: str, target: str) -> None:
        """Click the middle of the wire between two steps."""
        self.page.mouse.click(*self._between(source, target))

    def drag_from_palette(self, type_name: str, x: int, y: int) -> None:
        """Drag a type of step to a point of the window."""
        start = _middle(self.page.locator(f"[data-add={type_name}]"))
        self.drag(start, (x, y))

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press, move in a few steps, let go."""
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=5)
        self.page.mouse.up()

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        for key in keys:
            self.page.keyboard.press(key)

    def saved(self, revision: int) -> None:
        """Wait until the bar says that the revision is saved."""
        expect(self.page.locator("#saved")).to_have_text(f"Saved v{revision}")

    def unchanged(self) -> None:
        """Check that the page has not changed its draft, and so has nothing to send."""
        expect(self.page.locator("[data-do=undo]")).to_have_attribute("aria-disabled", "true")
        assert self.page.evaluate(_PENDING) == 0

    def exported(self) -> Any:
        """Return the specification as the server has it."""
        answer = self.page.request.get(f"/workflows/{self.workflow.pk}/spec")
        document, problems = text.read(answer.body())
        assert problems == []
        return document

    def exported_step(self, name: str) -> dict[str, Any]:
        """Return one step of the specification."""
        return next(step for step in self.exported()["steps"] if step["name"] == name)

    def positions(self) -> dict[str, dict[str, int]]:
        """Return where the page's draft has each step, by id."""
        return self.page.evaluate(
            "Object.fromEntries(document.querySelector('flow-canvas').scene.draft.positions)"
        )

    def place(self, name: str) -> tuple[float, float]:
        """Return where a step stands in the window."""
        return self._title(name)

    def middle_of(self, source: str, target: str) -> tuple[float, float]:
        """Return the middle of the wire between two steps."""
        return self._between(source, target)

    def title(self, name: str) -> tuple[float, float]:
        """Return where the name of a step stands in the window."""
        return self._title(name)

    def _title(self, name: str) -> tuple[float, float]:
        return _middle(self.step(name).locator("header b"))

    def _between(self, source: str, target: str) -> tuple[float, float]:
        x, y = self.page.evaluate(_MIDDLE_OF_WIRE, [source, target])
        return x, y


def _middle(target: Locator) -> tuple[float, float]:
    box = target.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
