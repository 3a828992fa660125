"""The list of problems as a person uses it."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True)
class ProblemsPanel:
    """The list of problems of an open workflow page."""

    page: Page

    def open(self) -> "ProblemsPanel":
        """Show the list."""
        self.page.get_by_role("tab", name="Problems").click()
        return self

    def row(self, text: str) -> Locator:
        """Return the first line that has a text."""
        return self.page.locator(".prob", has_text=text).first

    def fix(self, text: str, label: str) -> None:
        """Press a button of the line that has a text."""
        self.row(text).get_by_role("button", name=label, exact=True).click()

    def has(self, text: str, count: int) -> None:
        """Wait until so many lines have a text."""
        expect(self.page.locator(".prob", has_text=text)).to_have_count(count)
