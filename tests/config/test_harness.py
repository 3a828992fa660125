"""The test harness itself: every part of it is real."""

import os

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection

from config.celery import app

pytestmark = pytest.mark.django_db


def test_the_database_is_the_one_that_was_asked_for():
    wanted = os.environ.get("WEFT_TEST_DATABASE", "postgres")
    assert connection.vendor == {"postgres": "postgresql", "sqlite": "sqlite"}[wanted]
    get_user_model().objects.create_user("ann")
    assert get_user_model().objects.count() == 1


def test_a_worker_process_answers_over_the_broker(celery_worker_process):
    assert app.control.ping(timeout=5)
    assert celery_worker_process.poll() is None
    assert str(settings.CELERY_BROKER_URL) == os.environ["REDIS_URL"]


def test_a_browser_shows_a_page(browser):
    page = browser.new_page()  # the fixture `page` would settle the base URL for the whole run
    page.set_content("<h1>weft</h1>")
    assert page.inner_text("h1") == "weft"
    page.close()
