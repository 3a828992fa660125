"""What a hand does on the canvas: wires, groups, notes, the clipboard."""

from playwright.sync_api import Locator, Page, expect

Point = tuple[float, float]

_PORT = """
([step, port]) => {
  const canvas = document.querySelector("flow-canvas");
  const { draft } = canvas.scene;
  const id = draft.steps.find((each) => draft.name(each) === step);
  const sides = [["input", "in"], ["output", "out"]];
  const rows = sides.flatMap(([kind, side]) => draft.ids(id, kind).map((row) => [row, side]));
  const row = rows.find(([row]) => draft.name(row) === port);
  const at = canvas.view.toScreen(canvas.scene.anchor(id, row ? `${row[1]}:${row[0]}` : port));
  const { left, top } = canvas.getBoundingClientRect();
  return [at.x + left, at.y + top];
}
"""

_MEMBERS = """
(name) => {
  const { draft } = document.querySelector("flow-canvas").scene;
  const group = draft.ids(draft.root, "subgraph").find((id) => draft.name(id) === name);
  return group === undefined ? null : draft.entity(group).value.steps;
}
"""


class HandGestures:
    """The gestures of the canvas that take a mouse; ends of wires are `step` or `step.port`."""

    page: Page

    def hold(self, start: Point, end: Point) -> None:
        """Press, move in a few steps, and do not let go."""
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=6)

    def port(self, end: str) -> Point:
        """Return where a port stands in the window: `step.port`, `step.after`, `step.before`."""
        step, _, port = end.partition(".")
        x, y = self.page.evaluate(_PORT, [step, port or "after"])
        return x, y

    def pull(self, end: str, to: Point) -> None:
        """Take hold of a port and let go at a point."""
        self.hold(self.port(end), to)
        self.page.mouse.up()

    def tip(self) -> Locator:
        """Return what is said at the pointer."""
        return self.page.locator(".ctip")

    def empty_point(self) -> Point:
        """Return a point of the canvas where nothing is."""
        box = self.page.locator("flow-canvas").bounding_box()
        assert box is not None
        return box["x"] + box["width"] - 40, box["y"] + 24

    def right_click(self, at: Point) -> Locator:
        """Open the menu at a point and return it."""
        self.page.mouse.click(*at, button="right")
        return self.menu()

    def menu(self) -> Locator:
        """Return the list that is open."""
        return self.page.locator(".popup")

    def choose_from_list(self, name: str) -> None:
        """Pick from the open list."""
        label = self.page.get_by_text(name, exact=True)
        self.menu().get_by_role("option").filter(has=label).click()

    def drop_on_canvas(self, end: str, to: Point) -> Locator:
        """Let a wire go on empty canvas and return the list of what fits."""
        self.pull(end, to)
        return self.menu()

    def select_all_of(self, *names: str) -> None:
        """Select these steps, by clicks with Shift."""
        for index, name in enumerate(names):
            self.page.keyboard.down("Shift") if index else None
            self.page.mouse.click(*self.title(name))
        self.page.keyboard.up("Shift")

    def title(self, name: str) -> Point:
        """Return where the name of a step stands in the window."""
        raise NotImplementedError

    def clipboard(self) -> str:
        """Return the text of the system clipboard."""
        return self.page.evaluate("navigator.clipboard.readText()")

    def fill_clipboard(self, text: str) -> None:
        """Put a text into the system clipboard, as another program would."""
        self.page.evaluate("(text) => navigator.clipboard.writeText(text)", text)

    def drop_on_wire(self, what: Point, source: str, target: str) -> None:
        """Drag what lies at a point onto the middle of a wire."""
        self.hold(what, self.middle_of(source, target))
        expect(self.page.locator(".wire.offered")).to_have_count(1)
        self.page.mouse.up()

    def middle_of(self, source: str, target: str) -> Point:
        """Return the middle of the wire between two steps."""
        raise NotImplementedError

    def palette_item(self, type_name: str) -> Point:
        """Return where a type of step stands in the palette."""
        return middle_of(self.page.locator(f"#palette [data-add={type_name}]"))

    def group(self, name: str) -> Locator:
        """Return the frame, or the card, of a group."""
        shown = self.page.locator("[data-group]")
        return shown.filter(has=self.page.locator("header", has_text=name)).first

    def group_header(self, name: str) -> Point:
        """Return a point of a group's header that is not its mark."""
        box = self.group(name).bounding_box()
        assert box is not None
        return box["x"] + 90, box["y"] + 14

    def members(self, name: str) -> list[str]:
        """Return the steps of a group as the page's draft has them."""
        return self.page.evaluate(_MEMBERS, name)

    def note(self) -> Locator:
        """Return the notes on the canvas."""
        return self.page.locator("[data-note]")

    def toolbar_button(self, name: str) -> Locator:
        """Return a button of the toolbar at what is selected."""
        return self.page.locator(".handbar").get_by_role("button", name=name)

    def marquee(self, start: Point, end: Point) -> None:
        """Draw a rectangle on empty canvas."""
        self.hold(start, end)
        self.page.mouse.up()


def middle_of(target: Locator) -> Point:
    """Return the middle of an element in the window."""
    box = target.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
