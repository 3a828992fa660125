"""What only the local store has to take care of: links that somebody put into its root."""

import io

import pytest

from apps.storage.local import LocalStore
from apps.storage.ports import StorageFault


@pytest.fixture
def outside(tmp_path):
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "key").write_text("secret")
    return folder


@pytest.fixture
def store(tmp_path, outside):
    (tmp_path / "root" / "bucket").mkdir(parents=True)
    (tmp_path / "root" / "bucket" / "way-out").symlink_to(outside)
    return LocalStore(tmp_path / "root")


def test_a_link_that_leads_out_is_neither_read_nor_written_nor_listed(store, outside, tmp_path):
    for call in (store.exists, store.open, store.delete, store.make_directory):
        with pytest.raises(StorageFault):
            call("/bucket/way-out/key")
    with pytest.raises(StorageFault):
        store.write("/bucket/way-out/new", io.BytesIO(b""))
    assert list(store.list("/bucket", limit=9)) == []
    store.download("/bucket", tmp_path / "down")
    assert list((tmp_path / "down").iterdir()) == []
    assert [path.name for path in outside.iterdir()] == ["key"]


def test_a_file_in_the_way_of_a_directory_is_told(store):
    store.write("/bucket/a", io.BytesIO(b""))
    for path in ("/bucket/a/b", "/bucket"):
        with pytest.raises(StorageFault) as refused:
            store.write(path, io.BytesIO(b""))
        assert refused.value.code == "storage.other_kind"


def test_a_write_that_breaks_leaves_the_old_file_and_nothing_else(store, tmp_path):
    class Breaks(io.BytesIO):
        def read(self, *_):
            raise OSError("gone")

    store.write("/bucket/a", io.BytesIO(b"old"))
    with pytest.raises(StorageFault):
        store.write("/bucket/a", Breaks())
    assert store.open("/bucket/a").read() == b"old"
    assert list((tmp_path / "root" / ".half").iterdir()) == []
