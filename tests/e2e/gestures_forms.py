"""Gestures in the inspector: its fields are found by what a person reads beside them."""

from typing import Any

from playwright.sync_api import Locator, Page


class FormGestures:
    """What a person does in a form; `within` names the card, group or section around a field."""

    page: Page

    def inspector(self, within: str = "") -> Locator:
        """Return the inspector, or the group of that name in it."""
        whole = self.page.locator("#inspector")
        return whole.get_by_role("group", name=within, exact=True) if within else whole

    def field(self, label: str, *, within: str = "") -> Locator:
        """Return what is written in for a label."""
        return self.inspector(within).get_by_label(label, exact=True).first

    def form_row(self, label: str, *, within: str = "") -> Locator:
        """Return a field with all that belongs to it."""
        return self.inspector(within).locator(f'[data-form][data-label="{label}"]').first

    def fill(self, label: str, value: str, *, within: str = "") -> None:
        """Write into a field and leave it."""
        self.field(label, within=within).fill(value)
        self.page.keyboard.press("Tab")

    def choose(self, label: str, word: str, *, within: str = "") -> None:
        """Choose from a list that is closed, or the kind of a free value."""
        self.field(label, within=within).select_option(word)

    def give(self, label: str, kind: str, value: str = "", *, within: str = "") -> None:
        """Give a free value: first its kind, then what it is."""
        self.choose(f"Kind of {label}", kind, within=within)
        if value:
            self.fill(label, value, within=within)

    def unset(self, label: str, *, within: str = "") -> None:
        """Take a value away."""
        self.press_in(f"Unset {label}", within=within)

    def set_empty(self, label: str, *, within: str = "") -> None:
        """Say that there is something, and that it is empty."""
        self.press_in(f"Set {label} empty", within=within)

    def press_in(self, name: str, *, within: str = "") -> None:
        """Press a button of the inspector."""
        button = self.inspector(within).get_by_role("button", name=name, exact=True).first
        button.scroll_into_view_if_needed()
        button.click()

    def add_pair(self, group: str, key: str, value: str, *, within: str = "") -> None:
        """Add a name and a text to a map."""
        self.press_in(f"Add to {group}", within=within)
        fresh = self.inspector(within).locator("[data-pair][data-fresh]")
        fresh.locator("[data-key]").fill(key)
        self.page.keyboard.press("Tab")
        written = self.inspector(within).locator(f'[data-pair="{key}"] .any :is(input, textarea)')
        written.fill(value)
        self.page.keyboard.press("Tab")

    def show_workflow(self) -> None:
        """Show the panel of the workflow itself."""
        self.page.locator("#tab-workflow").click()
        self.page.locator('.inspected[data-kind="workflow"]').wait_for()

    def panel_kind(self) -> Any:
        """Return the kind of what the inspector shows."""
        return self.page.locator(".inspected").get_attribute("data-kind")
