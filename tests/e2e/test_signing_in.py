"""Signing in and out, and the switches of language and theme."""

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD, gather
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import dress

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_sign_in_page_is_accessible_in_every_look(page: Page, look, live_server):
    dress(page, look, live_server.url).goto("/login/")
    assert_accessible(page)


def test_a_person_signs_in_and_out(page: Page, live_server):
    gather()
    page.goto("/login/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(live_server.url + "/")
    page.get_by_role("button", name="Change project").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(live_server.url + "/login/")


def test_a_wrong_password_is_said_at_the_form(page: Page):
    gather()
    page.goto("/login/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("correct username and password")
    expect(page.get_by_label("Username")).to_have_value("editor")


def test_the_theme_changes_at_once_and_stays(page: Page):
    page.goto("/login/")
    page.get_by_role("button", name="Theme").click()
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_language_changes_and_stays_on_the_page(page: Page, live_server):
    page.goto("/login/?next=/trash/")
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("heading", name="登录")).to_be_visible()
    expect(page).to_have_url(live_server.url + "/login/?next=/trash/")
