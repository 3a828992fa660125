"""Gestures on what the canvas draws beside the steps: groups, notes, scenes."""

from typing import Any

from playwright.sync_api import Locator

from tests.e2e.canvas import Canvas

_AREA = "id => document.querySelector('flow-canvas').scene.areaOf(id)"
_IDS = """() => {
  const { cards } = document.querySelector("flow-canvas").scene;
  return Object.fromEntries([...cards.values()].map(({ id, facts }) => [facts.name, id]));
}"""
_CALL = """([method, given]) => {
  const asMap = (value) => (value?.constructor === Object ? new Map(Object.entries(value)) : value);
  document.querySelector("flow-canvas")[method](...given.map(asMap));
}"""


class Drawn(Canvas):
    """An open workflow page, looked at."""

    def frame(self, name: str) -> Locator:
        """Return the frame of a group, or its card while it is collapsed."""
        return self.page.locator("[data-group]").filter(has_text=name)

    def fold(self, name: str) -> None:
        """Click the mark that collapses or opens a group."""
        self.frame(name).locator("[data-fold]").click()

    def note(self, text: str) -> Locator:
        """Return the note with that text."""
        return self.page.locator("[data-note]").filter(has_text=text)

    def wires(self) -> int:
        """Return how many wires are drawn."""
        return self.page.locator("path.wire").count()

    def area(self, entity: str) -> dict[str, Any]:
        """Return where the page draws an entity, in canvas pixels."""
        return self.page.evaluate(_AREA, entity)

    def between(self, source: str, target: str) -> tuple[float, float]:
        """Return the middle of the wire between two steps, in the window."""
        return self._between(source, target)

    def ids(self) -> dict[str, str]:
        """Return the ids of the steps by name."""
        return self.page.evaluate(_IDS)

    def told(self, method: str, *given: Any) -> None:
        """Call a method of the element as the rest of the page does; a dict becomes a Map."""
        self.page.evaluate(_CALL, [method, list(given)])
