"""The tables of the drawer: every way to change a row, by mouse and by keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from apps.workflows import actions
from tests.cast import Cast
from tests.e2e.accessibility import assert_accessible
from tests.e2e.canvas import Canvas
from tests.e2e.conftest import Look, dress
from tests.e2e.gestures_references import References
from tests.e2e.gestures_tables import Table
from tests.e2e.test_editor import EXAMPLE, canvas, cast  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)

KINDS = ("parameter", "data", "requirement", "storage", "asset")
NAMES = ["is_true", "train_spec", "service_config1", "service_config2", "service_config3"]


@pytest.fixture
def parameters(canvas: Canvas) -> Table:  # noqa: F811
    return Table(canvas.page, "parameter").open()


def exported(canvas: Canvas, name: str, field: str = "parameters") -> dict[str, Any]:  # noqa: F811
    return next(item for item in canvas.exported()[field] if item["name"] == name)


def test_a_parameter_is_shown_as_the_document_has_it(parameters: Table):
    assert parameters.names() == NAMES
    expect(parameters.row("train_spec")).to_contain_text("flavor")
    expect(parameters.cell("train_spec", "default")).to_have_text("modelarts.vm.cpu.8u")
    expect(parameters.cell("train_spec", "value")).to_have_text("Default")
    expect(parameters.cell("is_true", "value")).to_have_text("true")
    expect(parameters.cell("is_true", "delay").get_by_role("switch")).to_be_checked()
    expect(parameters.page.locator("#tab-parameter")).to_contain_text("5")
    expect(parameters.page.locator("#tab-data")).to_contain_text("3")


def test_a_parameter_is_renamed_with_all_that_refers_to_it(canvas: Canvas, parameters: Table):  # noqa: F811
    parameters.write("train_spec", "name", "flavor")
    canvas.saved(2)
    expected = [
        step["properties"]["spec"]["resource"]["flavor_id"]
        for step in canvas.exported()["steps"][1:]
    ]
    assert expected == ["$ref/parameters/flavor"] * 3
    expect(References(canvas.page).pill("training_job1", "flavor")).to_be_visible()
    canvas.press("Control+z")
    canvas.saved(3)
    assert canvas.exported()["parameters"] == EXAMPLE["parameters"]


def test_a_name_in_use_is_refused_in_its_cell_and_the_text_stays(canvas: Canvas, parameters: Table):  # noqa: F811
    field = parameters.edit("train_spec", "name")
    field.fill("is_true")
    canvas.press("Enter")
    expect(parameters.panel.get_by_role("alert")).to_contain_text("is_true")
    expect(field).to_have_value("is_true")
    expect(field).to_have_attribute("aria-invalid", "true")
    canvas.press("Escape")
    assert parameters.names() == NAMES
    expect(parameters.cell("train_spec", "name")).to_be_focused()
    canvas.unchanged()


def test_a_value_is_written_in_the_form_of_its_type(canvas: Canvas, parameters: Table):  # noqa: F811
    parameters.edit("train_spec", "type").select_option("float")
    canvas.saved(2)
    parameters.write("train_spec", "default", "1.0")
    canvas.saved(3)
    assert repr(exported(canvas, "train_spec")["default"]) == "1.0"
    field = parameters.edit("train_spec", "default")
    field.fill("fast")
    canvas.press("Enter")
    expect(parameters.panel.get_by_role("alert")).to_have_text("A number, such as 0.5.")
    canvas.press("Escape")
    parameters.write("train_spec", "default", "")
    canvas.saved(4)
    assert "default" not in exported(canvas, "train_spec")
    parameters.edit("is_true", "value").select_option("false")
    canvas.saved(5)
    assert exported(canvas, "is_true")["value"] is False


def test_asking_at_run_time_is_switched(canvas: Canvas, parameters: Table):  # noqa: F811
    parameters.cell("train_spec", "delay").get_by_role("switch").click()
    canvas.saved(2)
    assert exported(canvas, "train_spec")["delay"] is True


def test_a_row_is_added_and_named_in_one_go(canvas: Canvas, parameters: Table):  # noqa: F811
    parameters.add().fill("rate")
    canvas.press("Enter")
    canvas.saved(3)
    assert exported(canvas, "rate") == {"name": "rate", "type": "str", "used_steps": []}
    assert parameters.names() == [*NAMES, "rate"]
    expect(parameters.cell("rate", "name")).to_be_focused()


@pytest.mark.parametrize(
    ("kind", "field"),
    [("requirement", "data_requirements"), ("storage", "storages"), ("asset", "assets")],
)
def test_an_empty_table_says_what_it_is_for_and_starts(canvas: Canvas, kind: str, field: str):  # noqa: F811
    table = Table(canvas.page, kind).open()
    table.panel.locator("[data-none]").get_by_role("button").click()
    expect(table.panel.locator("td.editing input")).to_have_value(f"{kind}1")
    canvas.press("Enter")
    canvas.saved(2)
    assert [item["name"] for item in canvas.exported()[field]] == [f"{kind}1"]
    canvas.press("Control+z")
    canvas.saved(3)
    expect(table.panel.locator("[data-none]")).to_be_visible()


def test_a_deleted_parameter_leaves_broken_references_and_comes_back(
    canvas: Canvas,  # noqa: F811
    parameters: Table,
):
    parameters.menu("train_spec", "Delete")
    toast = canvas.page.locator("[data-toast]", has_text="3 steps still refer to it")
    expect(toast).to_be_visible()
    canvas.saved(2)
    expect(canvas.page.locator("[data-step] .ref.broken")).to_have_count(3)
    expect(parameters.cell("service_config1", "actions").get_by_role("button")).to_be_focused()
    toast.get_by_role("button", name="Undo").click()
    canvas.saved(3)
    expect(canvas.page.locator("[data-step] .ref.broken")).to_have_count(0)
    assert parameters.names() == NAMES
    assert canvas.exported()["parameters"] == EXAMPLE["parameters"]


def test_a_click_on_what_uses_it_goes_there(canvas: Canvas, parameters: Table):  # noqa: F811
    parameters.cell("service_config3", "uses").get_by_role("button").click()
    expect(canvas.step("training_job3")).to_have_attribute("aria-selected", "true")
    parameters.cell("train_spec", "uses").get_by_role("button").click()
    References(canvas.page).choose("training_job2")
    expect(canvas.step("training_job2")).to_have_attribute("aria-selected", "true")


def test_rows_change_places_by_their_handle(canvas: Canvas, parameters: Table):  # noqa: F811
    parameters.drag("is_true", "service_config1")
    assert parameters.names() == ["train_spec", "service_config1", "is_true", *NAMES[3:]]
    canvas.saved(2)
    parameters.drag("service_config3", "train_spec")
    canvas.saved(3)
    written = [item["name"] for item in canvas.exported()["parameters"]]
    assert written == ["service_config3", "train_spec", "service_config1", "is_true", NAMES[3]]


def test_all_of_it_goes_by_keyboard(canvas: Canvas, parameters: Table):  # noqa: F811
    parameters.cell("is_true", "name").focus()
    canvas.press("ArrowDown", "ArrowRight", "ArrowRight", "Enter")
    canvas.page.keyboard.type("train_flavor")
    canvas.press("Tab", "ArrowLeft", "Alt+ArrowUp")
    canvas.saved(3)
    assert [item["name"] for item in canvas.exported()["parameters"]][:2] == [
        "train_spec",
        "is_true",
    ]
    assert exported(canvas, "train_spec")["format"] == "train_flavor"
    expect(parameters.cell("train_spec", "format")).to_be_focused()
    canvas.press("F2")
    canvas.page.keyboard.type("spec")
    canvas.press("Enter")
    canvas.saved(4)
    canvas.press("Control+End", "Delete")
    canvas.saved(5)
    assert parameters.names() == ["spec", "is_true", "service_config1", "service_config2"]
    expect(parameters.cell("service_config2", "name")).to_be_focused()


def test_a_filter_leaves_what_it_finds_and_can_be_cleared(canvas: Canvas, parameters: Table):  # noqa: F811
    filter_ = canvas.page.locator("[data-filter=parameter]")
    filter_.fill("flavor cpu")
    assert parameters.names() == ["train_spec"]
    filter_.fill("nothing at all")
    expect(parameters.panel.get_by_text("Nothing matches this filter.")).to_be_visible()
    parameters.panel.get_by_role("button", name="Clear").click()
    assert parameters.names() == NAMES


def test_what_is_typed_survives_a_change_by_somebody_else(
    canvas: Canvas,  # noqa: F811
    parameters: Table,
    cast: Cast,  # noqa: F811
):
    field = parameters.edit("train_spec", "default")
    field.fill("half ty")
    theirs = {**EXAMPLE, "parameters": [*EXAMPLE["parameters"], {"name": "theirs", "type": "str"}]}
    actions.update_workflow(canvas.workflow, document=theirs, by=cast.owner)
    canvas.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(parameters.row("theirs")).to_be_visible()
    expect(field).to_be_focused()
    expect(field).to_have_value("half ty")


def test_a_requirement_refers_to_a_parameter(canvas: Canvas):  # noqa: F811
    table = Table(canvas.page, "requirement").open()
    table.add()
    canvas.press("Enter")
    table.cell("requirement1", "value").focus()
    canvas.press("$")
    References(canvas.page).choose("service_config1")
    canvas.saved(3)
    [requirement] = canvas.exported()["data_requirements"]
    assert requirement["value"] == {"obs_url": "$ref/parameters/service_config1"}
    expect(table.cell("requirement1", "value").locator(".ref")).to_be_visible()
    Table(canvas.page, "parameter").open().menu("service_config1", "Delete")
    table.open()
    expect(table.cell("requirement1", "value").locator(".ref.broken")).to_be_visible()


def test_the_drawer_remembers_its_tab_and_height(canvas: Canvas):  # noqa: F811
    Table(canvas.page, "data").open()
    edge = canvas.page.get_by_role("separator", name="Height of the details")
    edge.focus()
    canvas.press("End")
    expect(edge).to_have_attribute("aria-valuenow", "60")
    before = canvas.page.locator("#drawer").bounding_box()
    canvas.open()
    expect(canvas.page.locator("#tab-data")).to_have_attribute("aria-selected", "true")
    assert canvas.page.locator("#drawer").bounding_box() == before
    box = edge.bounding_box()
    assert box is not None
    assert before is not None
    canvas.drag((600, box["y"] + 4), (600, box["y"] + 104))
    after = canvas.page.locator("#drawer").bounding_box()
    assert after is not None
    assert before["height"] - after["height"] == pytest.approx(100, abs=10)


def test_a_long_table_has_only_the_rows_in_view(
    page: Page,
    signed_in: Callable[..., Page],
    cast: Cast,  # noqa: F811
):
    many = [{"name": f"p{number}", "type": "str"} for number in range(600)]
    document = {**EXAMPLE, "parameters": [*EXAMPLE["parameters"], *many]}
    workflow = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
    opened = Canvas(signed_in(page, cast.editor), workflow).open()
    table = Table(page, "parameter").open()
    assert table.panel.locator("tr[data-entity]").count() < 60
    table.cell("is_true", "name").focus()
    opened.press("Control+End")
    expect(table.cell("p599", "name")).to_be_focused()
    expect(table.cell("p599", "name")).to_be_in_viewport()
    assert table.panel.locator("tr[data-entity]").count() < 60


def test_a_viewer_looks_at_tables_and_changes_nothing(
    page: Page,
    signed_in: Callable[..., Page],
    cast: Cast,  # noqa: F811
):
    workflow = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    seen = Canvas(signed_in(page, cast.viewer), workflow).open()
    table = Table(page, "parameter").open()
    table.cell("train_spec", "default").click()
    seen.press("Enter", "Delete", "Alt+ArrowUp", "F2")
    expect(table.panel.locator("td.editing")).to_have_count(0)
    expect(table.cell("train_spec", "delay").get_by_role("switch")).to_be_disabled()
    assert table.names() == NAMES
    assert seen.exported() == EXAMPLE


def test_the_tables_are_accessible_in_every_look(
    page: Page,
    look: Look,
    signed_in: Callable[..., Page],
    cast: Cast,  # noqa: F811
    live_server,
):
    workflow = actions.create_workflow(project=cast.project, document=EXAMPLE, by=cast.editor)
    page.set_viewport_size({"width": 1440, "height": 900})
    dress(signed_in(page, cast.editor), look, live_server.url)
    Canvas(page, workflow).open()
    for kind in KINDS:
        table = Table(page, kind).open()
        assert_accessible(page, within="#drawer")
    table = Table(page, "parameter").open()
    table.edit("train_spec", "name").fill("is_true")
    page.keyboard.press("Enter")
    assert_accessible(page, within="#drawer")


def test_the_tables_work_on_a_phone(canvas: Canvas):  # noqa: F811
    canvas.page.set_viewport_size({"width": 390, "height": 844})
    canvas.page.locator("#parts [data-panel=panel-parameter]").click()
    table = Table(canvas.page, "parameter").open()
    table.write("train_spec", "default", "small")
    canvas.saved(2)
    assert exported(canvas, "train_spec")["default"] == "small"
    assert_accessible(canvas.page, within="#drawer")
    assert canvas.page.evaluate("document.documentElement.scrollWidth") <= 390
