"""Choosing where a project's files lie."""

import io

import pytest
from django.urls import reverse

from apps.storage.models import StorageSettings
from apps.storage.opening import store_of
from tests.cast import gather
from tests.fakes import s3

pytestmark = pytest.mark.django_db
URL = reverse("storage")


@pytest.fixture
def endpoint(settings):
    settings.WEFT_PRIVATE_TARGETS = True
    with s3.serve() as endpoint:
        yield endpoint


@pytest.fixture
def cast(client):
    cast = gather()
    client.force_login(cast.owner)
    return cast


def form(endpoint, **changes):
    keys = {"access_key": s3.ACCESS_KEY, "secret_key": s3.SECRET_KEY}
    return {"endpoint": endpoint.url, "path_style": "on", "bucket": "bucket"} | keys | changes


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def test_an_endpoint_is_chosen_tested_and_used(client, cast, endpoint):
    response = client.post(URL, form(endpoint, directory="/weft/"), follow=True)
    assert messages_of(response) == ["The storage answers."]
    store_of(cast.project).write("/photos/a", io.BytesIO(b"x"))
    assert endpoint.buckets["bucket"] == {"weft/photos/a": b"x"}
    page = client.get(reverse("targets")).content.decode()
    assert endpoint.url in page
    assert s3.SECRET_KEY not in page + client.get(URL).content.decode()


def test_keys_stay_when_left_empty_but_not_for_another_endpoint(client, cast, endpoint):
    client.post(URL, form(endpoint))
    empty = {"access_key": "", "secret_key": ""}
    assert client.post(URL, form(endpoint, region="cn-north-4", **empty)).status_code == 302
    row = StorageSettings.objects.get()
    assert (row.region, row.access_key) == ("cn-north-4", s3.ACCESS_KEY)
    moved = client.post(URL, form(endpoint, **empty) | {"endpoint": "https://elsewhere.example"})
    assert moved.status_code == 422
    assert "enter the keys again" in moved.content.decode()


def test_what_is_wrong_is_said_at_its_field(client, cast, endpoint):
    wrong = form(endpoint, bucket="B", directory="a/../b", region="a b", access_key="ä")
    response = client.post(URL, wrong | {"endpoint": "ftp://x", "secret_key": ""})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {
        "endpoint",
        "bucket",
        "directory",
        "region",
        "access_key",
        "secret_key",
    }
    assert not StorageSettings.objects.exists()


def test_a_storage_that_does_not_answer_is_told(client, cast, endpoint):
    response = client.post(URL, form(endpoint, access_key="other"), follow=True)
    assert "does not allow this" in messages_of(response)[0]
    response = client.post(URL, form(endpoint, bucket="no-such-bucket"), follow=True)
    assert "does not exist" in messages_of(response)[0]


def test_going_back_forgets_the_keys(client, cast, endpoint):
    client.post(URL, form(endpoint))
    client.post(reverse("storage-embedded"))
    assert not StorageSettings.objects.exists()
    assert "Embedded storage" in client.get(reverse("targets")).content.decode()
