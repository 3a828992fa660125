"""Two ways to work a page: with the mouse, and with nothing but the keyboard."""

from dataclasses import dataclass
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 400
_LIES_BEHIND = """target => {
  const here = document.activeElement;
  return (here.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}"""
_IS_FOCUSED = "target => target === document.activeElement"


class Hand(Protocol):
    """What a form needs."""

    def press(self, control: Locator) -> None:
        """Use a button."""

    def write(self, field: Locator, text: str) -> None:
        """Replace what a field says, and leave it."""

    def choose(self, field: Locator, label: str) -> None:
        """Choose from a closed list."""

    def toggle(self, switch: Locator) -> None:
        """Turn a switch."""

    def show_tab(self, tab: Locator) -> None:
        """Show the panel of a tab."""


@dataclass(frozen=True)
class Mouse:
    """Clicks; text is typed."""

    page: Page

    def press(self, control: Locator) -> None:
        control.click()

    def write(self, field: Locator, text: str) -> None:
        field.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Tab")

    def choose(self, field: Locator, label: str) -> None:
        field.select_option(label=label)

    def toggle(self, switch: Locator) -> None:
        switch.click()

    def show_tab(self, tab: Locator) -> None:
        tab.click()


@dataclass(frozen=True)
class Keys:
    """Walks with Tab to whatever it uses."""

    page: Page

    def reach(self, target: Locator) -> None:
        """Press Tab, or Shift and Tab, until the target has the focus."""
        expect(target).to_be_attached()
        for _ in range(MOST_TABS):
            if target.evaluate(_IS_FOCUSED):
                return
            self.page.keyboard.press("Shift+Tab" if target.evaluate(_LIES_BEHIND) else "Tab")
        raise AssertionError(f"No key leads to {target}")

    def press(self, control: Locator) -> None:
        self.reach(control)
        self.page.keyboard.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Tab")

    def choose(self, field: Locator, label: str) -> None:
        self.reach(field)
        self.page.keyboard.type(label)
        self.page.keyboard.press("Tab")

    def toggle(self, switch: Locator) -> None:
        self.reach(switch)
        self.page.keyboard.press("Space")

    def show_tab(self, tab: Locator) -> None:
        """An arrow leads from the one tab to the other."""
        if tab.get_attribute("aria-selected") == "true":
            return
        tabs = tab.locator("xpath=..").get_by_role("tab")
        self.reach(tabs.and_(self.page.locator("[aria-selected=true]")))
        self.page.keyboard.press("ArrowRight")
        expect(tab).to_have_attribute("aria-selected", "true")
