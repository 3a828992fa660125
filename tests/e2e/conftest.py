"""Fixtures of the browser tests: signed-in pages, every look, accessibility, a clean console."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from threading import get_ident
from time import monotonic, sleep
from typing import Any

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.test import Client
from django.test.utils import modify_settings
from playwright.sync_api import ConsoleMessage, Page

from apps.teams.models import User
from tests.live import served

# Playwright's loop runs in this thread; the database is only used between its calls.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@dataclass(frozen=True)
class Look:
    """How a page is shown: a theme and a language."""

    theme: str
    language: str

    def __str__(self) -> str:
        return f"{self.theme}-{self.language}"


EVERY_LOOK = [Look(*pair) for pair in product(("light", "dark"), ("en", "zh-hans"))]
LOOKS = EVERY_LOOK if os.environ.get("WEFT_LOOKS") == "all" else [EVERY_LOOK[0], EVERY_LOOK[-1]]
"""Each theme and each language once: contrast is a matter of the theme, words of the language.
`make trials` looks at every pair."""


@pytest.fixture(params=LOOKS, ids=str)
def look(request: pytest.FixtureRequest) -> Look:
    """A theme and a language."""
    return request.param


@dataclass(frozen=True)
class Server:
    """The server under test. pytest-django enables the settings for each test that asks for it."""

    url: str
    _live_server_modified_settings: modify_settings = modify_settings()


@pytest.fixture(scope="session")
def live_server(django_db_setup: None) -> Iterator[Server]:
    """The web server of production, in place of pytest-django's, which cannot stream events."""
    with served() as address:
        yield Server(f"http://{address}")


@pytest.fixture(scope="session")
def base_url(live_server: Server) -> str:
    """Let `page.goto("/…")` find the server under test."""
    return live_server.url


@pytest.fixture(autouse=True)
def answered(transactional_db: None) -> Iterator[None]:
    """Wait until the server has answered what a closed page asked: the database is emptied next."""
    under_way: set[int] = set()
    started = partial(_note, under_way.add)
    finished = partial(_note, under_way.discard)
    request_started.connect(started)
    request_finished.connect(finished)
    yield
    deadline = monotonic() + 10
    while under_way and monotonic() < deadline:
        sleep(0.01)
    request_started.disconnect(started)
    request_finished.disconnect(finished)


def _note(how: Callable[[int], None], **_: Any) -> None:
    how(get_ident())


@pytest.fixture(autouse=True)
def complaints(request: pytest.FixtureRequest, answered: None) -> Iterator[list[str]]:
    """Fail the test if a page logged an error, threw one or broke its content security policy."""
    heard: list[str] = []
    if "page" not in request.fixturenames:
        yield heard
        return
    page = request.getfixturevalue("page")
    listen(page, heard)
    yield heard
    page.context.close()
    assert heard == []


def listen(page: Page, heard: list[str]) -> None:
    """Write down what the page complains of; an answer that refuses is no complaint."""

    def on_console(message: ConsoleMessage) -> None:
        refusal = "the server responded with a status of 4" in message.text
        ours = "/static/" not in message.location.get("url", "")
        if message.type in {"error", "warning"} and not (refusal and ours):
            heard.append(f"{message.text} ({message.location})")

    page.on("console", on_console)
    page.on("pageerror", lambda error: heard.append(str(error)))


@pytest.fixture
def signed_in(live_server: Any) -> Callable[[Page, User], Page]:
    """Return a function that signs a user in on a page, without the sign-in form."""

    def sign_in(page: Page, user: User) -> Page:
        client = Client()
        client.force_login(user)
        set_cookie(page, settings.SESSION_COOKIE_NAME, client.session.session_key, live_server.url)
        return page

    return sign_in


@pytest.fixture
def visit(page: Page, live_server: Any, signed_in: Callable[[Page, User], Page]) -> Callable:
    """Return a function that opens a page, as a user and in a look where they are given."""

    def open_page(path: str, *, user: User | None = None, look: Look | None = None) -> Page:
        if user is not None:
            signed_in(page, user)
        if look is not None:
            dress(page, look, live_server.url)
        page.goto(path)
        return page

    return open_page


def dress(page: Page, look: Look, url: str) -> Page:
    """Show the page's next documents in a look, as the switches in the page would."""
    set_cookie(page, "theme", look.theme, url)
    set_cookie(page, settings.LANGUAGE_COOKIE_NAME, look.language, url)
    return page


def set_cookie(page: Page, name: str, value: str, url: str) -> None:
    page.context.add_cookies([{"name": name, "value": value, "url": url}])
