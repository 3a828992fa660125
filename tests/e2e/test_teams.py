"""The team page in a browser: accessible in every look, and what is shown once is shown once."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast, gather
from tests.e2e.accessibility import assert_accessible

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(db) -> Cast:
    return gather()


@pytest.mark.parametrize("part", ["owner", "viewer"])
def test_the_team_page_is_accessible_in_every_look(visit, look, cast: Cast, part: str):
    assert_accessible(visit(f"/teams/{cast.team.pk}/", user=cast.named(part), look=look))


def test_on_a_phone_nothing_is_cut_off(visit, page: Page, cast: Cast):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(f"/teams/{cast.team.pk}/", user=cast.owner)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert_accessible(page)


def test_a_link_invites_and_the_guest_joins_with_its_role(visit, page: Page, signed_in, cast: Cast):
    visit(f"/teams/{cast.team.pk}/", user=cast.owner)
    page.get_by_role("button", name="Create link").click()
    link = page.locator("#invitations input[readonly]").input_value()
    assert "/join/" in link
    signed_in(page, cast.stranger).goto(link)
    page.get_by_role("button", name=re.compile("Join")).click()
    page.goto(f"/teams/{cast.team.pk}/")
    expect(page.get_by_role("listitem").filter(has_text="stranger")).to_contain_text("Viewer")


def test_a_secret_key_is_shown_this_once(visit, page: Page, cast: Cast):
    visit(f"/teams/{cast.team.pk}/", user=cast.viewer)
    page.get_by_role("button", name="Create access key").click()
    expect(page.locator(".new-key")).to_contain_text("Secret")
    assert_accessible(page)
    page.reload()
    expect(page.locator(".new-key")).to_have_count(0)
    expect(page.locator("#keys .lines li")).to_have_count(1)


def test_the_last_owner_stays(visit, page: Page, cast: Cast):
    visit(f"/teams/{cast.team.pk}/", user=cast.owner)
    page.get_by_label("Role of owner").select_option("viewer")
    expect(page.locator("#members .callout")).to_be_visible()
    expect(page.get_by_label("Role of owner")).to_have_value("owner")
