"""Gestures on what the canvas draws beside the steps: groups, notes, scenes."""

from typing import Any

from playwright.sync_api import Locator

from tests.e2e.canvas import Canvas

_AREA = "id => document.querySelector('flow-canvas').scene.areaOf(id)"


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
