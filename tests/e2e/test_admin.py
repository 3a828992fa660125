"""The admin's own pages, in a browser."""

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.urls import reverse
from playwright.sync_api import Page

from apps.teams.models import User
from tests.e2e.accessibility import assert_accessible
from tests.e2e.conftest import LOOKS, Look, dress

pytestmark = pytest.mark.django_db(transaction=True)

MODELS = sorted(model._meta.label_lower for model in admin.site._registry)


@pytest.fixture
def chief() -> User:
    return User.objects.create_superuser("chief", password="secret")


@pytest.fixture
def looking(page: Page, look: Look, base_url: str) -> Page:
    """Show the admin in a look; it follows the browser's colours."""
    page.emulate_media(color_scheme="dark" if look.theme == "dark" else "light")
    return dress(page, look, base_url)


def test_signing_in_is_accessible(looking: Page):
    looking.goto(reverse("admin:login"))
    assert_accessible(looking)


def test_the_index_and_somebodys_page_are_accessible(
    looking: Page, chief: User, signed_in: Callable
):
    page = signed_in(looking, chief)
    page.goto(reverse("admin:index"))
    assert_accessible(page)
    page.goto(reverse("admin:teams_user_change", args=[chief.pk]))
    assert_accessible(page)


@pytest.mark.parametrize("look", [LOOKS[0], LOOKS[-1]], ids=str)
@pytest.mark.parametrize("model", MODELS)
def test_a_list_and_its_form_are_accessible(
    looking: Page, chief: User, signed_in: Callable, model: str
):
    page = signed_in(looking, chief)
    app, name = model.split(".")
    page.goto(reverse(f"admin:{app}_{name}_changelist"))
    assert_accessible(page)
    page.goto(reverse(f"admin:{app}_{name}_add"))
    assert_accessible(page)
