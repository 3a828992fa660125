"""The test harness itself: every part of it is real."""

import os
import shutil
import tempfile
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection

from config.celery import app
from config.launch.processes import free_port
from tests import postgres, run


@pytest.mark.django_db
def test_the_database_is_the_one_that_was_asked_for():
    wanted = os.environ.get("WEFT_TEST_DATABASE", "postgres")
    assert connection.vendor == {"postgres": "postgresql", "sqlite": "sqlite"}[wanted]
    get_user_model().objects.create_user("ann")
    assert get_user_model().objects.count() == 1


@pytest.mark.django_db
def test_a_worker_process_answers_over_the_broker(celery_worker_process):
    assert app.control.ping(timeout=5)
    assert celery_worker_process.poll() is None
    assert str(settings.CELERY_BROKER_URL) == os.environ["REDIS_URL"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_postgresql_runs_as_nobody_where_root_has_no_user_namespaces():
    folder, port = Path(tempfile.mkdtemp()), free_port()
    server = postgres.start_postgres(folder=folder, port=port, who=postgres.Identity(user=65534))
    try:
        with psycopg.connect(f"postgres://weft@127.0.0.1:{port}/postgres") as client:
            assert client.execute("SHOW server_version_num").fetchone() >= ("180000",)
        assert (folder / "postgres").owner() == "nobody"
    finally:
        postgres.stop_postgres(server)
        shutil.rmtree(folder)


def test_what_is_missing_is_said_in_one_line_each(monkeypatch):
    assert run.missing() == []
    monkeypatch.setenv("PATH", "/nowhere")
    assert run.missing() == ["Node 20 or newer is missing: run `make test`."]


def test_a_browser_shows_a_page(browser):
    page = browser.new_page()  # the fixture `page` would settle the base URL for the whole run
    page.set_content("<h1>weft</h1>")
    assert page.inner_text("h1") == "weft"
    page.close()
