"""The datasets' pages over HTTP: who sees what, and what is sent."""

import html
import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from apps.datasets.making.files import read_manifest
from apps.datasets.making.versions import Terms, publish_version
from apps.datasets.models import Dataset, DatasetVersion
from apps.storage.opening import store_by_id
from apps.storage.ports import Store
from tests.cast import Cast, gather
from tests.datasets.made import filled, origin
from tests.datasets.stored import PNG, pictures, put

PAGES = ["", "manifest/"]


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def store(cast: Cast, settings: Settings, tmp_path: Path) -> Store:
    settings.MEDIA_ROOT = tmp_path
    return store_by_id(cast.project.pk)


@pytest.fixture
def dataset(cast: Cast, store: Store) -> Dataset:
    pictures(store, "/b/in", cat=3, dog=2)
    return filled(store, cast.project, "/b/in/").dataset


@pytest.fixture
def version(cast: Cast, store: Store, dataset: Dataset) -> DatasetVersion:
    samples = read_manifest(store, dataset.manifest)
    terms = Terms(ratio=Decimal("0.6"))
    return publish_version(store, dataset, samples, terms, origin=origin(cast.project))


def signed_in(cast: Cast, part: str) -> Client:
    client = Client()
    if part != "anonymous":
        client.force_login(cast.named(part))
    return client


def shown(cast: Cast, path: str, part: str = "viewer") -> str:
    answer = signed_in(cast, part).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def images(page: str) -> list[str]:
    return [html.unescape(found) for found in re.findall(r'<img src="([^"]+)"', page)]


@pytest.mark.parametrize("part", ["owner", "editor", "operator", "viewer"])
def test_every_member_sees_the_project_s_datasets(cast, dataset, part) -> None:
    assert "animals" in shown(cast, "/datasets/", part)
    assert "cat" in shown(cast, f"/datasets/{dataset.pk}/", part)


@pytest.mark.parametrize("page", PAGES)
def test_to_a_stranger_there_is_no_such_dataset(cast: Cast, dataset: Dataset, page: str) -> None:
    client = signed_in(cast, "stranger")
    assert client.get(f"/datasets/{dataset.pk}/{page}").status_code == 404
    address = images(shown(cast, f"/datasets/{dataset.pk}/"))[0]
    assert client.get(address).status_code == 404


def test_a_stranger_s_list_is_empty(cast: Cast, dataset: Dataset) -> None:
    cast.stranger.teams.get().projects.create(name="Far")
    assert "animals" not in shown(cast, "/datasets/", "stranger")


@pytest.mark.parametrize("path", ["/datasets/", "/datasets/x/", "/datasets/x/image/"])
def test_nobody_is_asked_to_sign_in(cast: Cast, path: str) -> None:
    answer = signed_in(cast, "anonymous").get(path)
    assert answer.headers["Location"].startswith("/login/")


def test_a_class_and_a_usage_narrow_the_samples(cast, dataset, version) -> None:
    page = f"/datasets/{dataset.pk}/?version={version.pk}"
    assert len(images(shown(cast, page))) == 5
    assert len(images(shown(cast, f"{page}&label=dog"))) == 2
    assert len(images(shown(cast, f"{page}&usage=TRAIN"))) == version.train == 3
    assert "No samples here" in shown(cast, f"{page}&label=bird")


@pytest.mark.parametrize("query", ["page=x", "page=999999999", "usage=all", "label=%00", "page=-1"])
def test_an_address_that_asks_for_nothing_known_is_no_fault(cast, dataset, query) -> None:
    shown(cast, f"/datasets/{dataset.pk}/?{query}")


@pytest.mark.parametrize("query", ["?version=nowhere", "?version=x%00"])
def test_an_unknown_version_is_not_found(cast: Cast, dataset: Dataset, query: str) -> None:
    client = signed_in(cast, "viewer")
    assert client.get(f"/datasets/{dataset.pk}/{query}").status_code == 404


def test_samples_come_in_pages(cast: Cast, store: Store) -> None:
    pictures(store, "/b/many", cat=50)
    many = filled(store, cast.project, "/b/many/", name="many").dataset
    first = shown(cast, f"/datasets/{many.pk}/")
    assert len(images(first)) == 48
    assert 'rel="next" href="?page=2"' in first
    assert len(images(shown(cast, f"/datasets/{many.pk}/?page=2"))) == 2


def test_an_image_is_sent_so_that_it_can_do_no_harm(cast: Cast, dataset: Dataset) -> None:
    address = images(shown(cast, f"/datasets/{dataset.pk}/"))[0]
    answer = signed_in(cast, "viewer").get(address)
    assert answer.content.startswith(PNG)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_only_what_a_page_named_is_sent(cast: Cast, store: Store, dataset: Dataset) -> None:
    put(store, **{"/b/secret.png": PNG})
    client = signed_in(cast, "viewer")
    where = f"/datasets/{dataset.pk}/image/"
    for asked in ("/b/secret.png", "s3://b/secret.png", "s3://b/in/cat/1.png:wrong", ""):
        assert client.get(where, {"of": asked}).status_code == 404
    other = filled(store, cast.project, "/b/in/", name="other").dataset
    address = images(shown(cast, f"/datasets/{dataset.pk}/"))[0]
    assert client.get(address.replace(dataset.pk, other.pk)).status_code == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", 415),
        (b"<html>", 415),
        (b"", 415),
    ],
)
def test_what_became_something_else_is_not_sent(cast, store, dataset, body, status) -> None:
    address = images(shown(cast, f"/datasets/{dataset.pk}/"))[0]
    put(store, **{"/b/in/cat/1.png": body})
    assert signed_in(cast, "viewer").get(address).status_code == status


def test_a_huge_image_and_one_that_is_gone_are_not_sent(cast, store, dataset, monkeypatch) -> None:
    address = images(shown(cast, f"/datasets/{dataset.pk}/"))[0]
    client = signed_in(cast, "viewer")
    monkeypatch.setattr("apps.datasets.scanning.images.LARGEST_IMAGE", 10)
    assert client.get(address).status_code == 413
    store.delete("/b/in/")
    assert client.get(address).status_code == 404


def test_the_manifest_can_be_downloaded(cast: Cast, store: Store, dataset, version) -> None:
    client = signed_in(cast, "viewer")
    answer = client.get(f"/datasets/{dataset.pk}/manifest/?version={version.pk}")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="animals-V001.manifest"'
    with store.open(version.manifest) as file:
        assert b"".join(answer.streaming_content) == file.read()


def test_a_manifest_that_is_gone_says_so(cast: Cast, store: Store, dataset: Dataset) -> None:
    store.delete(dataset.manifest)
    assert "not in storage any more" in shown(cast, f"/datasets/{dataset.pk}/")
    gone = signed_in(cast, "viewer").get(f"/datasets/{dataset.pk}/manifest/")
    assert gone.status_code == 404


def test_texts_and_rows_are_shown_as_such_and_escaped(cast: Cast, store: Store) -> None:
    put(store, **{"/b/t/all.csv": b"text,label\n<script>alert(1)</script>,bad\n"})
    texts = filled(store, cast.project, "/b/t/", name="texts").dataset
    assert "&lt;script&gt;alert(1)" in shown(cast, f"/datasets/{texts.pk}/")
    put(store, **{"/b/r/all.csv": b"length,width,species\n5.1,3.5,setosa\n"})
    rows = filled(store, cast.project, "/b/r/", name="rows").dataset
    page = shown(cast, f"/datasets/{rows.pk}/")
    assert all(said in page for said in ("length", "5.1", "setosa"))


def test_a_search_looks_in_the_names(cast: Cast, dataset: Dataset) -> None:
    assert "animals" in shown(cast, "/datasets/?q=ANIM")
    assert "No dataset matches" in shown(cast, "/datasets/?q=zzz%00")


def test_the_number_of_queries_does_not_grow(
    cast: Cast, store: Store, dataset: Dataset, django_assert_max_num_queries
) -> None:
    for number in range(5):
        filled(store, cast.project, "/b/in/", name=f"more-{number}")
    client = signed_in(cast, "viewer")
    with django_assert_max_num_queries(12):
        client.get("/datasets/")
