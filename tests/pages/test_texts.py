"""The texts of the scripts: packed, and not sent again while they are the same."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_texts_of_the_scripts_are_packed_and_sent_once(client):
    packed = {"Accept-Encoding": "gzip"}
    first = client.get("/jsi18n/", headers=packed)
    assert first.headers["Content-Encoding"] == "gzip"
    known = packed | {"If-None-Match": first.headers["ETag"]}
    assert client.get("/jsi18n/", headers=known).status_code == 304
