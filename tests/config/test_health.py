"""GET /healthz: what is missing is named, and asking is cheap."""

import pytest
from django.db import connection

from apps.core.broker import broker
from config import heartbeat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def silence(servers):
    """No worker has been heard of yet."""
    broker().delete(heartbeat.KEY)


def test_all_is_well_while_a_worker_is_heard(client):
    heartbeat.beat()
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "broker": "ok", "worker": "ok"}
    assert answer["Cache-Control"] == "no-store"


def test_a_silent_worker_is_missing(client):
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"database": "ok", "broker": "ok", "worker": "missing"}


def test_a_real_worker_is_heard(client, celery_worker_process):
    assert client.get("/healthz").json()["worker"] == "ok"


def test_a_heartbeat_is_forgotten_soon(client):
    heartbeat.beat()
    assert 0 < broker().ttl(heartbeat.KEY) <= 10


def test_a_missing_broker_is_named(client, settings):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    broker.cache_clear()
    try:
        answer = client.get("/healthz")
    finally:
        broker.cache_clear()
    assert answer.status_code == 503
    assert answer.json() == {"database": "ok", "broker": "missing", "worker": "missing"}


def test_a_missing_database_is_named(client):
    connection.close()
    settings = connection.settings_dict
    kept, settings["NAME"] = settings["NAME"], "/nowhere/at/all"
    try:
        assert client.get("/healthz").json()["database"] == "missing"
    finally:
        settings["NAME"] = kept
        connection.close()


def test_nothing_is_changed_by_asking(client):
    assert client.post("/healthz").status_code == 405
