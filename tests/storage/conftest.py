"""The stores that pass the one contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from apps.storage.local import LocalStore
from apps.storage.ports import Store
from apps.storage.s3 import S3Store
from apps.storage.s3_client import Place
from tests.fakes import s3


@pytest.fixture(scope="session")
def one_endpoint() -> Iterator[s3.Endpoint]:
    """An endpoint for all tests: a client for it is made once, which takes boto3 a while."""
    with s3.serve() as endpoint:
        yield endpoint


@pytest.fixture
def endpoint(one_endpoint: s3.Endpoint) -> s3.Endpoint:
    """An endpoint that speaks S3, with one empty bucket."""
    one_endpoint.buckets, one_endpoint.failing = {"bucket": {}}, 0
    return one_endpoint


@pytest.fixture(params=["local", "buckets there", "one bucket and a prefix"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store of each kind."""
    if request.param == "local":
        return LocalStore(tmp_path / "store")
    request.getfixturevalue("settings").WEFT_PRIVATE_TARGETS = True
    url = request.getfixturevalue("endpoint").url
    inner = {} if request.param == "buckets there" else {"bucket": "bucket", "prefix": "a/weft"}
    return S3Store(place(url, **inner))


def place(url: str, **changes: str) -> Place:
    """Return the place of an endpoint of the tests."""
    keys = {"access_key": s3.ACCESS_KEY, "secret_key": s3.SECRET_KEY}
    return Place(**({"endpoint": url} | keys | changes))
