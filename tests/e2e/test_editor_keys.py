"""The canvas by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from apps.workflows import actions
from tests.e2e.canvas import Canvas
from tests.e2e.test_editor import EXAMPLE, assert_exported, canvas, cast  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


def focused(page: Page) -> str:
    """Return the name of the step that has the focus."""
    return page.evaluate("document.activeElement.querySelector('header b')?.textContent ?? ''")


@pytest.fixture
def at_first(canvas: Canvas) -> Canvas:  # noqa: F811
    canvas.page.locator("flow-canvas").focus()
    canvas.press("Home")
    return canvas


def test_one_tab_stop_leads_into_the_graph(canvas: Canvas):  # noqa: F811
    expect(canvas.page.locator("[role=option][tabindex='0']")).to_have_count(1)
    canvas.page.locator("flow-canvas").focus()
    canvas.press("Tab")
    assert focused(canvas.page) == "condition_step_test"


def test_arrows_walk_along_the_wires(at_first: Canvas):
    walked = []
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowLeft"):
        at_first.press(key)
        walked.append(focused(at_first.page))
    assert walked == [
        "training_job1",
        "training_job3",
        "training_job1",
        "training_job2",
        "condition_step_test",
    ]


def test_alt_and_arrows_move(at_first: Canvas):
    x, y = at_first.place("condition_step_test")
    at_first.press("Alt+ArrowDown", "Alt+ArrowDown", "Alt+ArrowRight")
    assert at_first.place("condition_step_test") == pytest.approx((x + 10, y + 20), abs=2)
    expect(at_first.page.locator("#announcer")).to_contain_text("Moved to")


def test_c_arrows_and_enter_connect(at_first: Canvas):
    at_first.press("ArrowRight", "c")
    expect(at_first.page.locator("#announcer")).to_contain_text("training_job2")
    at_first.press("Enter")
    at_first.saved(2)
    assert "training_job1" in at_first.exported_step("training_job2")["depend_steps"]


def test_c_again_changes_the_branch_and_escape_leaves(at_first: Canvas):
    at_first.press("c", "c")
    expect(at_first.page.locator(".ctip")).to_contain_text("Connect to")
    at_first.press("Enter")
    at_first.saved(2)
    assert len(at_first.exported_step("condition_step_test")["else_then_steps"]) == 2
    at_first.press("c", "Escape")
    expect(at_first.page.locator(".linking")).to_have_count(0)


def test_delete_undo_and_redo(at_first: Canvas):
    at_first.press("End", "Delete")
    at_first.saved(2)
    assert "training_job3" not in at_first.names()
    at_first.press("Control+z")
    at_first.saved(3)
    assert_exported(at_first, EXAMPLE)
    at_first.press("Control+y")
    at_first.saved(4)


def test_slash_finds_a_type_and_enter_adds_it(at_first: Canvas):
    at_first.press("End", "/")
    at_first.page.keyboard.type("register")
    at_first.press("Enter")
    at_first.saved(2)
    assert focused(at_first.page) == "model"
    assert at_first.exported_step("model")["depend_steps"] == ["training_job3"]


def test_f2_renames_and_references_follow(at_first: Canvas):
    at_first.press("ArrowRight", "F2")
    name = at_first.page.locator("#field-name")
    expect(name).to_be_focused()
    expect(name).to_have_value("training_job1")
    name.fill("train")
    at_first.press("Enter")
    at_first.saved(2)
    assert at_first.exported_step("training_job3")["depend_steps"][0] == "train"
    assert at_first.names()[1] == "train"


def test_letters_typed_into_a_field_do_nothing_else(at_first: Canvas):
    at_first.press("ArrowRight", "F2")
    expect(at_first.page.locator("#field-name")).to_be_focused()
    at_first.page.keyboard.type("c1nm?")
    expect(at_first.page.locator("#field-name")).to_have_value("c1nm?")
    expect(at_first.page.locator("#shortcuts")).not_to_be_visible()


def test_the_question_mark_lists_the_keys(at_first: Canvas):
    at_first.press("?")
    expect(at_first.page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    at_first.press("Escape")
    expect(at_first.page.locator("#shortcuts")).not_to_be_visible()


def test_zoom_by_keys(at_first: Canvas):
    zoom = at_first.page.locator("[data-zoom]").first
    at_first.press("0")
    expect(zoom).to_have_text("100%")
    at_first.press("+")
    expect(zoom).to_have_text("120%")
    at_first.press("-", "-")
    expect(zoom).to_have_text("83%")


@pytest.fixture
def grouped(page: Page, signed_in, cast) -> Canvas:  # noqa: F811
    groups = [{"name": "branches", "steps": ["training_job1", "training_job2"]}]
    document = {**EXAMPLE, "sub_graphs": groups}
    workflow = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
    opened = Canvas(signed_in(page, cast.editor), workflow).open()
    opened.page.locator("flow-canvas").focus()
    opened.press("Home")
    return opened


def test_arrows_reach_a_group_and_enter_collapses_it(grouped: Canvas):
    group = grouped.page.locator("flow-canvas [data-group]")
    grouped.press("ArrowRight", "ArrowUp")
    expect(group).to_be_focused()
    expect(group).to_have_attribute("aria-selected", "true")
    grouped.press("Enter")
    expect(grouped.step("training_job1")).to_have_count(0)
    expect(group).to_be_focused()
    grouped.press("ArrowRight")
    assert focused(grouped.page) == "training_job3"
    grouped.press("ArrowLeft", "ArrowLeft")
    assert focused(grouped.page) == "condition_step_test"


def test_a_group_moves_with_its_steps(grouped: Canvas):
    grouped.press("ArrowRight", "ArrowUp", "Alt+ArrowRight")
    before = grouped.positions()
    grouped.press("Alt+Shift+ArrowDown")
    after = grouped.positions()
    moved = [after[step]["y"] - at["y"] for step, at in before.items()]
    assert sorted(moved) == [0, 0, 50, 50]


def test_shift_and_arrows_select_more(at_first: Canvas):
    at_first.press("Shift+ArrowRight", "Shift+ArrowRight")
    expect(at_first.page.locator("[role=option][aria-selected=true]")).to_have_count(3)


def test_the_focus_never_falls_to_nothing(at_first: Canvas):
    at_first.press("]")
    at_first.press("End", "]", "[", "[")
    at_first.page.locator("#inspector [role=tab]").first.focus()
    at_first.page.evaluate("document.querySelector('#inspector').replaceChildren()")
    expect(at_first.page.locator("#inspector")).to_be_focused()
    at_first.page.locator("[data-do=drawer]").focus()
    at_first.press("Control+j")
    assert at_first.page.evaluate("document.activeElement !== document.body")


def test_single_keys_can_be_turned_off_and_stay_so(at_first: Canvas):
    at_first.press("?")
    at_first.page.get_by_role("switch", name="Single keys act").uncheck()
    at_first.press("Escape", "p", "m", "?")
    expect(at_first.page.locator("#shortcuts")).not_to_be_visible()
    at_first.open()
    at_first.page.locator("flow-canvas").focus()
    at_first.press("?")
    expect(at_first.page.locator("#shortcuts")).not_to_be_visible()
    at_first.page.locator("[data-do=help]").first.click()
    expect(at_first.page.locator("#shortcuts")).to_be_visible()


def test_a_key_of_a_composition_is_no_shortcut(at_first: Canvas):
    at_first.page.evaluate(
        """() => {
          const say = (init) => document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { bubbles: true, cancelable: true, key: "?", ...init }));
          say({ isComposing: true });
          say({ keyCode: 229 });
        }"""
    )
    expect(at_first.page.locator("#shortcuts")).not_to_be_visible()


def test_a_search_without_result_says_so(at_first: Canvas):
    at_first.press("/")
    at_first.page.keyboard.type("teleport")
    expect(at_first.page.locator("#palette [data-none]")).to_have_text(
        "No step type is called “teleport”."
    )


def test_data_is_connected_by_keyboard_too(page: Page, signed_in, cast):  # noqa: F811
    train = {"name": "train", "type": "job", "outputs": [{"name": "train_url", "type": "obs"}]}
    test = {"name": "test", "type": "job", "inputs": [{"name": "data_url", "type": "obs"}]}
    document = {"name": "two", "steps": [train, test]}
    workflow = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
    canvas = Canvas(signed_in(page, cast.editor), workflow).open()  # noqa: F811
    canvas.page.locator("flow-canvas").focus()
    canvas.press("Home", "c")
    said = canvas.page.locator("#announcer")
    expect(said).to_contain_text("What runs after it. 1 port fits.")
    canvas.press("c")
    expect(said).to_contain_text("Data of train_url. 1 port fits.")
    expect(said).to_contain_text("test. Connect to data_url. obs to obs.")
    canvas.press("Enter")
    canvas.saved(2)
    expect(said).to_have_text("Connect train.train_url to test.data_url")
    joined = canvas.exported_step("test")
    assert joined["inputs"][0]["data"] == "$ref/consumptions/train/train_url"
    assert joined["depend_steps"] == ["train"]
    assert focused(canvas.page) == "train"


def test_the_ring_around_the_canvas_is_for_keys_only(canvas: Canvas):  # noqa: F811
    ring = "getComputedStyle(document.querySelector('flow-canvas')).boxShadow"
    x, y = canvas.place("condition_step_test")
    canvas.page.mouse.click(x, y - 90)
    assert canvas.page.evaluate("document.activeElement.localName") == "flow-canvas"
    assert canvas.page.evaluate(ring) == "none"
    canvas.press("Shift+Tab", "Tab")
    assert canvas.page.evaluate(ring) != "none"
