"""What only a store at an endpoint has to take care of: the way there, keys, sizes."""

import builtins
import io

import pytest

from apps.storage import opening
from apps.storage.models import StorageSettings
from apps.storage.ports import StorageFault
from apps.storage.s3 import S3Store
from tests.cast import gather
from tests.fakes import s3
from tests.storage.conftest import place


def code_of(call, *args, **kwargs):
    with pytest.raises(StorageFault) as refused:
        call(*args, **kwargs)
    return refused.value.code


@pytest.fixture(autouse=True)
def _private(settings):
    settings.WEFT_PRIVATE_TARGETS = True


def test_paths_lie_where_the_settings_say(endpoint):
    S3Store(place(endpoint.url)).write("/bucket/a/b", io.BytesIO(b"1"))
    S3Store(place(endpoint.url, prefix="/pre/fix/")).write("/bucket/a/b", io.BytesIO(b"2"))
    S3Store(place(endpoint.url, bucket="bucket")).write("/logical/a", io.BytesIO(b"3"))
    assert endpoint.buckets["bucket"] == {"a/b": b"1", "pre/fix/a/b": b"2", "logical/a": b"3"}


def test_a_large_file_goes_in_parts_and_comes_back_whole(endpoint, tmp_path):
    data = bytes(range(256)) * 80_000
    store = S3Store(place(endpoint.url))
    (tmp_path / "large").write_bytes(data)
    store.upload(tmp_path / "large", "/bucket/large")
    assert endpoint.buckets["bucket"]["large"] == data
    store.download("/bucket/large", tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == data


def test_a_list_longer_than_a_page_comes_whole(endpoint):
    endpoint.buckets["bucket"] = {f"d/{number:04}": b"" for number in range(1500)}
    store = S3Store(place(endpoint.url))
    assert len(store.list("/bucket/d", limit=5000)) == 1500
    assert len(store.list("/bucket/d", limit=10)) == 10


def test_keys_that_are_no_paths_of_ours_are_not_listed_and_lead_nowhere(endpoint, tmp_path):
    endpoint.buckets["bucket"] = {"d/../../evil": b"x", "d/ok": b"x"}
    store = S3Store(place(endpoint.url))
    assert [entry.path for entry in store.list("/bucket/d", limit=9)] == ["/bucket/d/ok"]
    assert code_of(store.download, "/bucket/d", tmp_path / "to") == "storage.path"


def test_addresses_inside_are_reached_only_where_the_setting_allows(endpoint, settings):
    settings.WEFT_PRIVATE_TARGETS = False
    store = S3Store(place(endpoint.url, prefix="refused"))
    assert code_of(store.exists, "/bucket/a") == "storage.address_refused"


def test_wrong_keys_missing_buckets_and_failures_are_told(endpoint):
    stranger = S3Store(place(endpoint.url, access_key="other"))
    assert code_of(stranger.open, "/bucket/a") == "storage.denied"
    store = S3Store(place(endpoint.url))
    assert code_of(store.write, "/nobucket/a", io.BytesIO(b"")) == "storage.no_bucket"
    endpoint.failing = 99
    assert code_of(store.write, "/bucket/a", io.BytesIO(b"")) == "storage.failed"


def test_a_failure_that_passes_is_tried_again(endpoint):
    endpoint.failing = 1
    S3Store(place(endpoint.url)).write("/bucket/a", io.BytesIO(b"x"))
    assert endpoint.buckets["bucket"]["a"] == b"x"


def test_an_endpoint_that_is_not_there_is_told():
    assert code_of(S3Store(place("http://127.0.0.1:9")).exists, "/bucket/a") == (
        "storage.unreachable"
    )


@pytest.fixture
def chosen(db, endpoint):
    return StorageSettings.objects.create(
        project=gather().project,
        endpoint=endpoint.url,
        access_key=s3.ACCESS_KEY,
        secret_key=s3.SECRET_KEY,
    )


def test_a_project_with_settings_has_its_files_there(chosen, endpoint):
    opening.store_of(chosen.project).write("/bucket/a", io.BytesIO(b"x"))
    assert endpoint.buckets["bucket"] == {"a": b"x"}


def test_without_boto3_it_is_refused_with_what_to_install(chosen, monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name.partition(".")[0] in {"boto3", "botocore"}:
            raise ImportError(name)
        return real(name, *rest)

    import sys

    for name in ("apps.storage.s3", "apps.storage.s3_client"):
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    assert code_of(opening.store_of, chosen.project) == "storage.no_boto3"


def test_keys_that_cannot_be_read_any_more_are_told(chosen, settings):
    from cryptography.fernet import Fernet

    settings.WEFT_SECRET_KEY = Fernet.generate_key().decode()
    assert code_of(opening.store_of, chosen.project) == "storage.secret_lost"
