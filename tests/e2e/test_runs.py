"""The page of a run in the browser: every state in every look, choosing, logs, the clock."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from apps.executions.live import publish_log, publish_run
from apps.executions.models import Execution, LogChunk
from apps.workflows.actions import create_workflow
from apps.workflows.models import Workflow
from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.editor.conftest import EXAMPLE
from tests.pages.runs import rows

pytestmark = pytest.mark.django_db(transaction=True)
STATES = {"running": rows.running, "failed": rows.failed, "waiting": rows.waiting}


@pytest.fixture
def cast(transactional_db) -> Cast:
    return gather()


@pytest.fixture
def workflow(cast) -> Workflow:
    found = create_workflow(project=cast.project, document=EXAMPLE, by=cast.owner)
    for seconds in (1080, 1150, 1260):
        rows.completed(found, by=cast.owner, seconds=seconds)
    return found


def address(run: Execution) -> str:
    return reverse("run", args=[run.workflow_id, run.pk])


def card(page: Page, name: str) -> Locator:
    """Return the card of a step on the canvas."""
    return page.locator(".node", has=page.locator("b", has_text=name))


def opened(page: Page) -> Page:
    expect(page.locator("run-canvas[data-ready]")).to_be_attached()
    expect(page.locator("#details .step-head")).to_be_visible()
    expect(page.locator(".ll:not(.loading), .lg-empty:visible").first).to_be_attached()
    return page


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_accessible_in_every_look(visit, cast, workflow, look, state):
    run = STATES[state](workflow, by=cast.owner)
    page = visit(address(run), user=cast.owner, look=look)
    page.set_viewport_size({"width": 1440, "height": 900})
    assert_accessible(opened(page))


def test_on_a_phone_all_is_one_column(visit, cast, workflow):
    run = rows.running(workflow, by=cast.owner)
    page = visit("/", user=cast.owner)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address(run))
    assert_accessible(opened(page))


def test_on_a_phone_the_bar_holds_what_can_be_done(visit, cast, workflow):
    run = rows.failed(workflow, by=cast.owner)
    page = visit("/", user=cast.owner)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address(run))
    bar = opened(page).locator(".step-acts").get_by_role("button")
    expect(bar).to_have_text(["Retry"])
    page.goto(address(run) + "?step=training_job1")
    expect(opened(page).locator(".step-acts").get_by_role("button")).to_have_text(
        ["Rerun from here", "Run again"]
    )


def test_a_failed_step_is_tried_again_with_other_values(visit, cast, workflow):
    run = rows.failed(workflow, by=cast.owner)
    page = opened(visit(address(run), user=cast.owner))
    page.get_by_role("button", name="Retry with other values").click()
    form = page.locator("#answers form")
    expect(form.get_by_role("textbox").first).to_be_focused()
    assert_accessible(page)
    form.get_by_role("button", name="Cancel").click()
    expect(form).to_have_count(0)


def test_the_lines_of_the_timeline_are_as_long_as_its_list(visit, cast, workflow):
    run = rows.running(workflow, by=cast.owner)
    page = opened(visit(address(run), user=cast.owner))
    page.set_viewport_size({"width": 1440, "height": 480})
    chart, sheet = page.locator("[data-chart]"), page.locator(".gsheet")
    chart.evaluate("chart => chart.scrollTo(0, 1000)")
    assert chart.evaluate("chart => chart.scrollTop") > 0
    bottoms = [page.locator(each).bounding_box() for each in ("[data-grid]", ".gantt .now")]
    end = sheet.bounding_box()
    assert {round(at["y"] + at["height"]) for at in bottoms} == {round(end["y"] + end["height"])}


def test_a_step_is_chosen_in_the_timeline_and_the_address_says_so(visit, cast, workflow):
    run = rows.running(workflow, by=cast.owner)
    page = opened(visit(address(run), user=cast.owner))
    expect(page.locator("#details b").first).to_have_text("training_job1")
    page.get_by_role("button", name="training_job3").click()
    expect(page.locator("#details b").first).to_have_text("training_job3")
    expect(page).to_have_url(re.compile(r"\?step=training_job3$"))
    page.reload()
    expect(page.locator("#details b").first).to_have_text("training_job3")
    expect(page.locator(".node.sel")).to_contain_text("training_job3")


def test_the_canvas_is_walked_by_keys(visit, cast, workflow):
    run = rows.running(workflow, by=cast.owner)
    page = opened(visit(address(run) + "?step=training_job1", user=cast.owner))
    card(page, "training_job1").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".node:focus")).to_contain_text("training_job3")
    expect(page.locator("#details b").first).to_have_text("training_job3")


def test_cards_change_in_place_while_the_page_is_open(visit, cast, workflow):
    run = rows.running(workflow, by=cast.owner)
    page = opened(visit(address(run), user=cast.owner))
    shown = card(page, "training_job1")
    before = shown.bounding_box()
    rows.stand(run, "training_job1", "completed", ended=684, progress=None)
    publish_run(run.pk, sequence=run.sequence, status=run.status)
    expect(shown).to_contain_text("Succeeded")
    after = shown.bounding_box()
    assert (before["x"], before["y"]) == (after["x"], after["y"])
    expect(page.locator("[data-fact=tally]")).to_have_text("2 of 3 steps done")
    expect(page.locator("#details b").first).to_have_text("training_job3")


def test_a_line_is_on_the_page_once_it_is_said(visit, cast, workflow):
    run = rows.running(workflow, by=cast.owner)
    page = opened(visit(address(run), user=cast.owner))
    expect(page.get_by_role("log")).to_contain_text("epoch 31/50")
    rows.said(run.steps.get(name="training_job1"), 2, (680, "info", "said just now"))
    publish_log(run.pk, step="training_job1", attempt=2, lines_until=34)
    expect(page.get_by_role("log")).to_contain_text("said just now")


def test_who_reads_earlier_lines_is_told_of_new_ones(visit, cast, workflow):
    run = rows.running(workflow, by=cast.owner)
    page = opened(visit(address(run), user=cast.owner))
    log = page.get_by_role("log")
    expect(log).to_contain_text("epoch 31/50")
    log.hover()
    page.mouse.wheel(0, -400)
    expect(page.get_by_role("button", name="Follow")).to_have_attribute("aria-pressed", "false")
    publish_log(run.pk, step="training_job1", attempt=2, lines_until=45)
    page.get_by_role("button", name="12 new lines").click()
    expect(page.get_by_role("button", name="Follow")).to_have_attribute("aria-pressed", "true")
    card(page, "training_job1").focus()
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Follow")).to_have_attribute("aria-pressed", "false")


def test_a_log_of_a_hundred_thousand_lines_is_no_more_elements_than_one_sees(visit, cast, workflow):
    run = rows.failed(workflow, by=cast.owner)
    step = run.steps.get(name="training_job3")
    step.log.all().delete()
    rows.said(
        step, 1, *((at / 1000, "error" if at == 40 else "info", f"line {at}") for at in range(500))
    )
    LogChunk.objects.create(
        step=step, attempt=1, number=1, first_line=500, lines=99_500, text="\n" * 99_500
    )
    page = opened(visit(address(run), user=cast.owner))
    expect(page.locator(".ll").first).to_be_attached()
    assert page.locator(".ll").count() < 200
    page.get_by_role("button", name="Jump to the first error").click()
    expect(page.locator(".ll.er")).to_contain_text("line 40")
    assert page.locator(".ll").count() < 200


def test_what_is_looked_for_in_a_log_is_in_the_address(visit, cast, workflow):
    run = rows.running(workflow, by=cast.owner)
    page = opened(visit(address(run), user=cast.owner))
    page.get_by_label("Find in logs").fill("epoch 3")
    expect(page.locator(".ll")).to_have_count(3)
    expect(page).to_have_url(re.compile(r"\?q=epoch\+3$"))
    page.reload()
    expect(page.locator(".ll")).to_have_count(3)
    page.get_by_label("Levels").select_option("error")
    expect(page.locator(".ll")).to_have_count(0)


def test_stopping_asks_once_more_in_its_place(visit, cast, workflow):
    run = rows.running(workflow, by=cast.owner)
    page = opened(visit(address(run), user=cast.owner))
    page.get_by_role("button", name="Stop run").click()
    assert not Execution.objects.get(pk=run.pk).stop_requested
    page.get_by_role("button", name="Stop run?").click()
    expect(page.get_by_text("execution-004 is stopping.")).to_be_visible()
    assert Execution.objects.get(pk=run.pk).stop_requested


def test_what_is_asked_is_answered_beside_the_canvas(visit, cast):
    document = {**EXAMPLE, "parameters": [dict(each) for each in EXAMPLE["parameters"]]}
    for each in document["parameters"]:
        if each["name"] == "is_true":
            each["delay"] = True
            each.pop("value", None)
    asks = create_workflow(project=cast.project, document=document, by=cast.owner)
    run = rows.waiting(asks, by=cast.owner)
    page = opened(visit(address(run), user=cast.owner))
    expect(page.locator(".node.wait .ref")).to_have_text("is_true")
    page.locator("#answers").get_by_role("button", name="Answer").click()
    page.locator("#answers").get_by_text("false", exact=True).click()
    assert_accessible(page)
    page.locator("#answers").get_by_role("button", name="Answer").click()
    expect(page.locator("#answers form")).to_have_count(0)
    assert run.answers.get().value == "false"


def test_lists_and_comparisons_are_accessible_in_every_look(visit, cast, workflow, look):
    rows.failed(workflow, by=cast.owner)
    page = visit(reverse("workflow-runs", args=[workflow.pk]), user=cast.owner, look=look)
    for box in page.locator("input[name=run]").all()[:2]:
        box.check()
    assert_accessible(page)
    page.locator(".bulk button[type=submit]").click()
    expect(page.locator("table.cmp")).to_be_visible()
    assert_accessible(page)
