"""The library as a person uses it: find, import, copy, delete and take back, share."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible
from tests.pages.library import body, stock

pytestmark = pytest.mark.django_db(transaction=True)


OPENED = re.compile(r"/workflows/[0-9a-f-]{36}/")


@pytest.fixture
def cast(db) -> Cast:
    return gather()


def test_a_person_in_no_project_is_told_what_to_do(visit, cast):
    page = visit("/", user=cast.stranger)
    expect(page.get_by_role("heading", name="You are in no project yet")).to_be_visible()
    assert_accessible(page)


def test_typing_narrows_the_list_and_the_address_leads_back(visit, cast):
    stock(cast, "vision-one", "text-two")
    page = visit("/", user=cast.editor)
    page.keyboard.press("/")
    page.keyboard.type("vision")
    expect(page.get_by_role("link", name="text-two")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/\?q=vision$"))
    expect(page.get_by_label("Search workflows")).to_be_focused()
    page.reload()
    expect(page.get_by_role("link", name="vision-one")).to_be_visible()
    expect(page.get_by_role("link", name="text-two")).to_have_count(0)


def test_labels_narrow_the_list(visit, cast):
    stock(cast, "vision-one", "text-two")
    page = visit("/", user=cast.editor)
    page.get_by_role("checkbox", name="vision").check()
    expect(page.get_by_role("link", name="text-two")).to_have_count(0)
    expect(page.get_by_role("link", name="vision-one")).to_be_visible()


def test_filtered_to_nothing_names_the_filter_and_clears(visit, cast):
    stock(cast, "vision-one")
    page = visit("/?q=xyz", user=cast.editor)
    expect(page.get_by_text("Looked for “xyz”")).to_be_visible()
    page.get_by_role("link", name="Clear").click()
    expect(page.get_by_role("link", name="vision-one")).to_be_visible()


def test_cards_and_table_show_the_same_and_the_choice_stays(visit, cast):
    stock(cast, "vision-one")
    page = visit("/", user=cast.editor)
    page.get_by_title("Cards").click()
    expect(page.locator(".cards .card")).to_have_count(1)
    page.goto("/")
    expect(page.locator(".cards .card")).to_have_count(1)


def test_deleting_offers_undo_and_undo_brings_it_back(visit, cast):
    stock(cast, "vision-one", "text-two")
    page = visit("/", user=cast.editor)
    page.get_by_label("More for vision-one").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("link", name="vision-one")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="vision-one")).to_be_visible()


def test_the_trash_gives_back(visit, cast):
    stock(cast, "vision-one")
    page = visit("/", user=cast.editor)
    page.get_by_label("More for vision-one").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("status")).to_contain_text("Deleted vision-one")
    page.goto("/trash/")
    assert_accessible(page)
    page.get_by_role("button", name="Restore vision-one").click()
    expect(page.get_by_role("heading", name="The trash is empty")).to_be_visible()


def test_copying_shows_the_copy(visit, cast):
    stock(cast, "vision-one")
    page = visit("/", user=cast.editor)
    page.get_by_label("More for vision-one").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.locator(".wf tbody tr")).to_have_count(2)


def test_what_was_imported_is_exported_equal(visit, cast):
    sent = {**body("round"), "unknown": {"big": 9007199254740993, "nothing": [], "float": 1.0}}
    page = visit("/workflows/import/", user=cast.editor)
    page.locator("#import-text").fill(json.dumps(sent, ensure_ascii=False))
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page).not_to_have_url(re.compile("import"))
    page.goto("/")
    page.get_by_label("More for round").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Export JSON").click()
    assert download.value.suggested_filename == "round.workflow.json"
    assert json.loads(Path(download.value.path()).read_text()) == sent


def test_a_file_dropped_on_the_library_is_imported(visit, cast):
    page = visit("/", user=cast.editor)
    drop(page, json.dumps(body("dropped")))
    expect(page).to_have_url(OPENED)


def drop(page: Page, text: str) -> None:
    """Drop a file with `text` in the middle of the page, as a desktop does."""
    transfer = page.evaluate_handle(
        """text => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([text], "a.workflow.json", {type: "application/json"}));
            return transfer;
        }""",
        text,
    )
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event("#main", event, {"dataTransfer": transfer})


def test_problems_stand_at_their_line_and_the_text_is_kept(visit, cast):
    text = '{\n  "name": "a",\n  "steps": [{"name": "1 bad", "type": "job"}]\n}'
    page = visit("/workflows/import/", user=cast.editor)
    page.locator("#import-text").fill(text)
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_text("Line 3, column 14")).to_be_visible()
    expect(page.locator("#import-text")).to_have_value(text)
    assert_accessible(page)
    page.get_by_text("Line 3, column 14").click()
    selected = "el => el.value.slice(el.selectionStart, el.selectionEnd)"
    assert page.locator("#import-text").evaluate(selected).startswith('"name": "1 bad"')


def test_a_link_shows_the_workflow_to_anybody_until_it_is_revoked(visit, browser, cast):
    stock(cast, "vision-one")
    page = visit("/", user=cast.editor)
    page.get_by_label("More for vision-one").click()
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Create link").click()
    address = page.get_by_label("New link").input_value()
    assert_accessible(page, within="#dialog")
    stranger = browser.new_context().new_page()
    stranger.goto(address)
    expect(stranger.get_by_role("heading", name="vision-one")).to_be_visible()
    assert_accessible(stranger)
    page.get_by_role("button", name="Revoke").click()
    expect(page.get_by_role("button", name="Revoke")).to_have_count(0)
    assert stranger.goto(address).status == 404
    stranger.context.close()


def test_a_workflow_is_shared_with_a_person_of_another_team(visit, cast):
    stock(cast, "vision-one")
    page = visit("/", user=cast.editor)
    page.get_by_label("More for vision-one").click()
    page.get_by_role("button", name="Share").click()
    page.get_by_label("User name").fill("nobody-of-that-name")
    page.get_by_role("button", name="Add person").click()
    expect(page.locator("#dialog").get_by_role("alert")).to_be_visible()
    page.get_by_label("User name").fill(cast.stranger.username)
    page.get_by_role("button", name="Add person").click()
    expect(page.locator(".shares")).to_contain_text(cast.stranger.username)


def test_a_viewer_looks_but_finds_nothing_to_change(visit, cast):
    stock(cast, "vision-one")
    page = visit("/", user=cast.viewer)
    expect(page.get_by_role("button", name="New workflow")).to_be_disabled()
    page.get_by_label("More for vision-one").click()
    expect(page.get_by_role("button", name="Delete")).to_have_count(0)


def test_n_makes_a_new_workflow_but_not_while_typing(visit, cast):
    stock(cast, "vision-one")
    page = visit("/", user=cast.editor)
    page.get_by_label("Search workflows").click()
    page.keyboard.type("n")
    expect(page).to_have_url(re.compile(r"/\?q=n$"))
    page.locator("body").press("Escape")
    page.locator("h1").click()
    page.keyboard.press("n")
    expect(page).to_have_url(OPENED)


def test_json_pasted_on_the_library_is_imported(visit, cast):
    page = visit("/", user=cast.editor)
    page.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            const event = new ClipboardEvent("paste", {clipboardData, bubbles: true});
            document.body.dispatchEvent(event);
        }""",
        json.dumps(body("pasted")),
    )
    expect(page).to_have_url(OPENED)


def test_a_menu_is_walked_with_the_arrows_and_left_with_escape(visit, cast):
    stock(cast, "vision-one")
    page = visit("/", user=cast.editor)
    page.get_by_label("More for vision-one").press("Enter")
    expect(page.get_by_role("link", name="Edit", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[popover]").get_by_role("link", name="Runs")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("More for vision-one")).to_be_focused()


def test_a_lost_connection_is_said(visit, cast, complaints):
    stock(cast, "vision-one")
    page = visit("/", user=cast.editor)
    page.context.set_offline(True)
    page.get_by_label("More for vision-one").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("The server did not answer")).to_be_visible()
    page.context.set_offline(False)
    assert "ERR_INTERNET_DISCONNECTED" in complaints[0]
    complaints.clear()  # they are the browser's own, of the request that was lost
