"""Building a workflow from nothing through palette, canvas and forms, whatever the hand."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.canvas import Canvas
from tests.e2e.hands import Hand


@dataclass(frozen=True)
class Builder:
    """Fills in the forms of one open workflow page."""

    canvas: Canvas
    hand: Hand

    @property
    def page(self) -> Page:
        return self.canvas.page

    def button(self, name: str, *, within: str = "") -> Locator:
        """Return a button of the inspector."""
        return self.canvas.inspector(within).get_by_role("button", name=name, exact=True).first

    def field(self, label: str, *, within: str = "") -> Locator:
        """Return what is written in for a label; a group around it may be called the same."""
        labelled = self.canvas.inspector(within).get_by_label(label, exact=True)
        return labelled.and_(self.page.locator("input, textarea, select")).first

    def write(self, label: str, text: str, *, within: str = "") -> None:
        """Write into a field, unless it says that already."""
        field = self.field(label, within=within)
        if field.input_value() != text:
            self.hand.write(field, text)
            self.settled()

    def press(self, name: str, *, within: str = "") -> None:
        """Press a button of the inspector."""
        self.hand.press(self.button(name, within=within))
        self.settled()

    def choose(self, label: str, word: str, *, within: str = "") -> None:
        """Choose from a closed list of the inspector."""
        self.hand.choose(self.field(label, within=within), word)
        self.settled()

    def refer(self, label: str, name: str, *, within: str = "") -> None:
        """Point a field at a reference."""
        self.hand.press(self.button(f"Choose a reference for {label}", within=within))
        self.pick(name)
        self.settled()

    def pick(self, name: str) -> None:
        """Choose what is called so from the open list."""
        popup = self.page.locator(".popup:popover-open")
        expect(popup).to_be_visible()
        self.page.keyboard.insert_text(name)
        expect(popup.locator("[role=option].on")).to_contain_text(name[:12])
        self.page.keyboard.press("Enter")
        expect(popup).to_have_count(0)

    def settled(self) -> None:
        """Wait until everything done is saved and the panel shows it."""
        expect(self.page.locator("#saved")).to_have_attribute("data-state", "saved")
        expect(self.page.locator(".htmx-request")).to_have_count(0)

    def shows(self, kind: str, name: str) -> None:
        """Wait until the inspector is about this."""
        expect(self.page.locator(f'.inspected[data-kind="{kind}"]')).to_be_visible()
        expect(self.page.locator(".ih b")).to_have_text(name)

    def workflow(self) -> None:
        """Show the panel of the workflow itself."""
        self.hand.show_tab(self.page.locator("#tab-workflow"))
        expect(self.page.locator('.inspected[data-kind="workflow"]')).to_be_visible()
        self.settled()

    def add(self, to: str, kind: str, fresh: str) -> None:
        """Add to a list of the workflow; its own panel opens."""
        self.workflow()
        self.press(f"Add to {to}")
        self.shows(kind, fresh)

    def pair(self, group: str, key: str, value: str, *, within: str) -> None:
        """Add a name and a text, or a reference, to a map."""
        self.press(f"Add to {group}", within=within)
        inspector = self.canvas.inspector(within)
        self.hand.write(inspector.locator("[data-pair][data-fresh] [data-key]"), key)
        self.settled()
        pair = inspector.locator(f'[data-pair="{key}"]')
        if value.startswith("$ref/"):
            self.hand.press(pair.locator("[data-pick]"))
            self.pick(value.rpartition("/")[2])
        else:
            self.hand.write(pair.locator(".any :is(input, textarea)"), value)
        self.settled()

    def head(self, document: dict[str, Any]) -> None:
        """Fill in what the workflow says of itself."""
        self.workflow()
        self.write("Name", document["name"])
        self.write("Workspace", document["workspace_id"])
        for label in document["labels"]:
            self.write("Add to Labels", label)

    def parameter(self, wanted: dict[str, Any]) -> None:
        """Add a parameter."""
        self.add("Parameters", "parameter", "parameter")
        self.write("Name", wanted["name"])
        self.write("Type", wanted["type"])
        for key, label in (("format", "Format"), ("description", "Description")):
            if key in wanted:
                self.write(label, wanted[key])
        if wanted.get("delay"):
            self.hand.toggle(self.field("Ask at run time"))
            self.settled()
        for key, label in (("value", "Value"), ("default", "Default")):
            if key in wanted:
                self.free(label, wanted[key])

    def free(self, label: str, value: str | bool, *, within: str = "") -> None:
        """Give a free value."""
        if isinstance(value, bool):
            return self.choose(f"Kind of {label}", str(value).lower(), within=within)
        self.choose(f"Kind of {label}", "Text", within=within)
        return self.write(label, value, within=within)

    def data(self, wanted: dict[str, Any]) -> None:
        """Add a data entry."""
        self.add("Data", "data", "data")
        self.write("Name", wanted["name"])
        self.write("Type", wanted["type"])
        for key, value in wanted["value"].items():
            self.pair("Value", key, value, within="Value")

    def title(self, wanted: dict[str, Any], fresh: str) -> None:
        """Name the step that has just been added."""
        self.shows("step", fresh)
        self.settled()
        self.write("Name", wanted["name"])
        self.write("Title", wanted["title"])

    def condition(self, wanted: dict[str, Any]) -> None:
        """Fill in a condition step."""
        self.title(wanted, "condition")
        self.press("Unset Runs after")
        (test,) = wanted["conditions"]
        self.press("Add to Conditions")
        self.refer("Left operand", test["left"].removeprefix("$ref/parameters/"))
        self.free("Right operand", test["right"])

    def job(self, wanted: dict[str, Any]) -> None:
        """Fill in a training job."""
        self.title(wanted, "job")
        (data,) = wanted["inputs"]
        self.refer("Data", data["data"].removeprefix("$ref/data/"), within=data["name"])
        url, link = wanted["outputs"]
        self.write("obs_url", url["config"]["obs_url"], within=url["name"])
        self.link(link)
        properties = wanted["properties"]
        self.write("Job name", properties["metadata"]["name"])
        self.write("Algorithm", properties["algorithm"]["id"])
        flavor = properties["spec"]["resource"]["flavor_id"]
        self.refer("Flavor", flavor.removeprefix("$ref/parameters/"))

    def link(self, wanted: dict[str, Any]) -> None:
        """Add the second output of a training job."""
        self.press("Add to Outputs")
        self.write("Name", wanted["name"], within="output")
        self.write("Type", wanted["type"], within=wanted["name"])
        ((key, value),) = wanted["config"].items()
        self.pair("Configuration", key, value, within=wanted["name"])
