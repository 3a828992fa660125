"""Gestures with the tables of the drawer."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True)
class Table:
    """One table of the drawer: `kind` is what its rows are."""

    page: Page
    kind: str

    def open(self) -> "Table":
        """Show its tab."""
        self.page.locator(f"#tab-{self.kind}").click()
        expect(self.panel).to_be_visible()
        return self

    @property
    def panel(self) -> Locator:
        """Return the panel of its tab."""
        return self.page.locator(f"#panel-{self.kind}")

    def row(self, name: str) -> Locator:
        """Return the row of a name."""
        cell = self.page.locator("[data-cell=name]").filter(
            has=self.page.get_by_text(name, exact=True)
        )
        return self.panel.locator("tr[data-entity]").filter(has=cell)

    def cell(self, name: str, column: str) -> Locator:
        """Return one cell."""
        return self.row(name).locator(f"[data-cell={column}]")

    def names(self) -> list[str]:
        """Return the names of the rows that are there, in order."""
        return self.panel.locator("[data-cell=name] :is(.n, b)").all_inner_texts()

    def edit(self, name: str, column: str) -> Locator:
        """Begin to edit a cell and return its control."""
        self.cell(name, column).click()
        if column == "name":
            self.cell(name, column).press("Enter")
        control = self.panel.locator("td.editing :is(input, select, textarea)")
        expect(control).to_be_focused()
        return control

    def write(self, name: str, column: str, text: str) -> None:
        """Write a cell."""
        self.edit(name, column).fill(text)
        self.page.keyboard.press("Enter")
        expect(self.panel.locator("td.editing")).to_have_count(0)

    def add(self) -> Locator:
        """Add a row; return the field for its name."""
        self.page.locator(f"[data-for=panel-{self.kind}] [data-add-row]").click()
        control = self.panel.locator("td.editing input")
        expect(control).to_be_focused()
        return control

    def menu(self, name: str, entry: str) -> None:
        """Choose an entry of the menu of a row."""
        self.row(name).locator("[data-more]").click()
        self.page.locator(".popup").get_by_role("option", name=entry).click()

    def drag(self, name: str, onto: str) -> None:
        """Carry a row by its handle to another."""
        self.row(name).hover()
        start = self.row(name).locator(".grip").bounding_box()
        end = self.row(onto).bounding_box()
        assert start is not None
        assert end is not None
        self.page.mouse.move(start["x"] + 5, start["y"] + 5)
        self.page.mouse.down()
        self.page.mouse.move(start["x"] + 5, end["y"] + end["height"] / 2, steps=4)
        self.page.mouse.up()
