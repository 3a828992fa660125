"""The Spec JSON panel as a person uses it."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

_TEXT = "document.querySelector('.cm-content').cmTile.root.view.state.doc.toString()"


@dataclass(frozen=True)
class JsonPanel:
    """The JSON of an open workflow page."""

    page: Page

    def open(self) -> "JsonPanel":
        """Show the panel, and wait until its editor is there."""
        self.page.get_by_role("tab", name="Spec JSON").click()
        expect(self.content).to_be_visible()
        return self

    @property
    def content(self) -> Locator:
        return self.page.locator("#panel-spec .cm-content")

    def text(self) -> str:
        """Return the whole text, folded and unseen lines too."""
        return self.page.evaluate(_TEXT)

    def find(self, text: str) -> None:
        """Select the first place after the caret that has a text."""
        self.content.focus()
        self.page.keyboard.press("Control+f")
        self.page.keyboard.insert_text(text)
        for key in ("End", "Enter", "Escape"):
            self.page.keyboard.press(key)
        expect(self.content).to_be_focused()

    def replace(self, old: str, new: str) -> None:
        """Type over the first place after the caret that has a text."""
        self.find(old)
        self.page.keyboard.insert_text(new)

    @property
    def said(self) -> Locator:
        """Return the line that says what is wrong with the text."""
        return self.page.locator(".spec-said")
