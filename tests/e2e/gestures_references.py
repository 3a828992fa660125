"""Gestures with references: the picker, lists to choose from, pills."""

from playwright.sync_api import Locator, Page, expect


class References:
    """The reference picker of an open workflow page, and every other list to choose from."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def popup(self) -> Locator:
        """Return the open list."""
        return self.page.locator(".popup:popover-open")

    def pill(self, step: str, text: str) -> Locator:
        """Return a pill on the card of a step."""
        card = self.page.locator("[data-step]").filter(
            has=self.page.locator("header b", has_text=step)
        )
        return card.locator(".ref", has_text=text).first

    def open_at(self, step: str, text: str) -> Locator:
        """Click a pill of a card and return the list that opens."""
        self.pill(step, text).click()
        expect(self.popup).to_be_visible()
        return self.popup

    def choose(self, text: str) -> None:
        """Click an entry of the open list."""
        self.popup.get_by_role("option", name=text).first.click()
        expect(self.popup).to_have_count(0)

    def fitting(self) -> list[str]:
        """Return the names of the pills that can be chosen."""
        return self.popup.locator("[role=option]:not([aria-disabled]) .ref").all_inner_texts()

    def lit(self) -> int:
        """Return how many pills on the page are lit."""
        return self.page.evaluate(
            """() => [...document.querySelectorAll("[data-refers]")].filter(
                (pill) => getComputedStyle(pill).boxShadow !== "none").length"""
        )
