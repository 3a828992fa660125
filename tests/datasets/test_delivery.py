"""A dataset brought to a directory: every file once, every source relative to it."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from apps.core.errors import Refused
from apps.datasets.making.delivery import deliver
from apps.storage.local import LocalStore
from apps.storage.ports import StorageFault
from tests.datasets.stored import put


def manifest(store: LocalStore, *sources: str) -> str:
    body = "".join(f"{json.dumps({'source': one, 'usage': 'TRAIN'})}\n" for one in sources)
    store.write("/b/v/V001.manifest", BytesIO(body.encode()))
    return "/b/v/V001.manifest"


def test_files_and_texts_are_brought(tmp_path: Path) -> None:
    store = LocalStore(tmp_path / "store")
    put(store, **{"/b/in/cat/1.png": b"one"})
    copy = deliver(store, manifest(store, "s3://b/in/cat/1.png", "content://fine"), tmp_path / "to")
    lines = [json.loads(line) for line in copy.read_text().splitlines()]
    assert [line["source"] for line in lines] == ["samples/b/in/cat/1.png", "content://fine"]
    assert [line["usage"] for line in lines] == ["TRAIN", "TRAIN"]
    assert (copy.parent / lines[0]["source"]).read_bytes() == b"one"


@pytest.mark.parametrize("source", ["s3://b/../../../etc/passwd", "/etc/passwd", "s3://b/gone"])
def test_nothing_from_outside_the_store_is_brought(tmp_path: Path, source: str) -> None:
    store = LocalStore(tmp_path / "store")
    named = manifest(store, source)
    with pytest.raises(StorageFault):
        deliver(store, named, tmp_path / "to")


def test_a_bucket_is_no_sample(tmp_path: Path) -> None:
    store = LocalStore(tmp_path / "store")
    with pytest.raises(Refused, match=r"datasets\.no_file"):
        deliver(store, manifest(store, "s3://b/"), tmp_path / "to")
