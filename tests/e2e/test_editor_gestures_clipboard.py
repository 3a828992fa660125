"""The clipboard: copy, cut, paste and duplicate, in one workflow and across workflows."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from apps.spec.exact import difference
from apps.workflows import actions
from tests.cast import Cast
from tests.e2e.by_hand import EXAMPLE, canvas, cast, open_workflow, step  # noqa: F401
from tests.e2e.canvas import Canvas

pytestmark = pytest.mark.django_db(transaction=True)


def test_copied_steps_are_pasted_with_names_of_their_own(canvas: Canvas):  # noqa: F811
    canvas.connect("training_job1.train_url", "training_job3.data_url")
    canvas.saved(2)
    canvas.select_all_of("training_job1", "training_job3")
    canvas.press("ControlOrMeta+c", "ControlOrMeta+v")
    canvas.saved(3)
    copy = canvas.exported_step("training_job5")
    assert copy["depend_steps"] == ["training_job4"]
    assert copy["inputs"][0]["data"] == "$ref/consumptions/training_job4/train_url"
    canvas.page.locator("[data-toast]").last.get_by_role("button", name="Undo").click()
    canvas.saved(4)
    assert len(canvas.names()) == 4


def test_the_clipboard_holds_json_that_anybody_can_read(canvas: Canvas):  # noqa: F811
    canvas.select("training_job2")
    canvas.press("ControlOrMeta+c")
    clip = json.loads(canvas.clipboard())
    assert difference(clip["steps"], [EXAMPLE["steps"][2]]) is None
    assert {each["name"] for each in clip["parameters"]} == {"service_config2", "train_spec"}


def test_steps_are_pasted_into_another_workflow_with_what_they_need(
    canvas: Canvas,  # noqa: F811
    open_workflow: Callable[..., Canvas],  # noqa: F811
):
    canvas.select("training_job1")
    canvas.press("ControlOrMeta+c")
    other = open_workflow({"name": "other", "steps": [step("first")]})
    other.page.locator("flow-canvas").focus()
    other.press("ControlOrMeta+v")
    expect(other.page.locator("[data-toast]")).to_contain_text("3 entries it refers to")
    other.saved(2)
    exported = other.exported()
    assert [each["name"] for each in exported["steps"]] == ["first", "training_job1"]
    assert {each["name"] for each in exported["parameters"]} == {"service_config1", "train_spec"}
    assert [each["name"] for each in exported["data"]] == ["a2ff296da618452daa8243399f06db8e"]


def test_steps_are_copied_from_one_window_and_pasted_in_another(
    canvas: Canvas,  # noqa: F811
    cast: Cast,  # noqa: F811
    base_url: str,
):
    canvas.select("training_job1")
    canvas.press("ControlOrMeta+c")
    document = {"name": "other", "steps": [step("first")]}
    other = actions.create_workflow(project=cast.project, document=document, by=cast.editor)
    browser = canvas.page.context.browser
    assert browser is not None
    state = canvas.page.context.storage_state()
    with browser.new_context(storage_state=state, base_url=base_url) as window:
        window.grant_permissions(["clipboard-read", "clipboard-write"])
        beside = Canvas(window.new_page(), other).open()
        beside.page.bring_to_front()
        beside.page.locator("flow-canvas").focus()
        beside.press("ControlOrMeta+v")
        beside.saved(2)
        assert "training_job1" in beside.names()


def test_cut_steps_are_gone_until_they_are_pasted(canvas: Canvas):  # noqa: F811
    canvas.select("training_job3")
    canvas.press("ControlOrMeta+x")
    canvas.saved(2)
    assert "training_job3" not in canvas.names()
    canvas.press("ControlOrMeta+v")
    canvas.saved(3)
    assert "training_job3" in canvas.names()


def test_a_step_is_duplicated_beside_itself(canvas: Canvas):  # noqa: F811
    canvas.select("training_job3")
    canvas.press("ControlOrMeta+d")
    canvas.saved(2)
    copy = canvas.exported_step("training_job4")
    assert copy["inputs"] == EXAMPLE["steps"][3]["inputs"]
    expect(canvas.step("training_job4")).to_have_attribute("aria-selected", "true")


def test_a_plain_step_of_json_is_pasted(canvas: Canvas):  # noqa: F811
    canvas.fill_clipboard(json.dumps({"name": "by mail", "type": "model"}))
    canvas.page.locator("flow-canvas").focus()
    canvas.press("ControlOrMeta+v")
    canvas.saved(2)
    assert canvas.exported_step("by mail") == {"name": "by mail", "type": "model"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("good morning", "The clipboard holds no steps: its text is not JSON."),
        ('{"a": 1}', "The clipboard holds JSON, but no steps."),
        ('[{"name": "x", "type": "job", "inputs": 5}]', "a step x whose inputs"),
    ],
    ids=["text", "json", "shape"],
)
def test_what_is_no_step_gives_a_sentence(canvas: Canvas, text: str, reason: str):  # noqa: F811
    canvas.fill_clipboard(text)
    canvas.page.locator("flow-canvas").focus()
    canvas.press("ControlOrMeta+v")
    expect(canvas.page.locator("[data-toast]")).to_contain_text(reason)
    canvas.unchanged()


def test_a_text_field_keeps_its_own_clipboard(canvas: Canvas):  # noqa: F811
    canvas.fill_clipboard("condition")
    field = canvas.page.get_by_role("searchbox").first
    field.click()
    canvas.press("ControlOrMeta+v")
    expect(field).to_have_value("condition")
    canvas.unchanged()
