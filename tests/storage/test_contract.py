"""What every store does, whatever lies behind it."""

import io
import os

import pytest

from apps.storage.ports import StorageFault


def put(store, path, data=b"x"):
    store.write(path, io.BytesIO(data))


def read(store, path):
    with store.open(path) as file:
        return file.read()


def code_of(call, *args, **kwargs):
    with pytest.raises(StorageFault) as refused:
        call(*args, **kwargs)
    return refused.value.code


def test_what_was_written_is_read_back(store):
    put(store, "obs://bucket/a/数据 +%.bin", bytes(range(256)))
    assert read(store, "/bucket/a/数据 +%.bin") == bytes(range(256))


def test_writing_again_replaces(store):
    put(store, "/bucket/a", b"long and old")
    put(store, "/bucket/a", b"new")
    assert read(store, "/bucket/a") == b"new"


def test_a_list_has_what_lies_directly_in_a_directory(store):
    for path in ("/bucket/d/b.txt", "/bucket/d/a/deep/x", "/bucket/d/c", "/bucket/e"):
        put(store, path, b"12345")
    entries = store.list("/bucket/d/", limit=10)
    assert [(entry.path, entry.size, entry.is_directory) for entry in entries] == [
        ("/bucket/d/a/", 0, True),
        ("/bucket/d/b.txt", 5, False),
        ("/bucket/d/c", 5, False),
    ]
    assert entries[1].modified_at is not None
    assert [entry.path for entry in store.list("/bucket/d", limit=2)] == [
        "/bucket/d/a/",
        "/bucket/d/b.txt",
    ]


def test_the_empty_file_is_a_file(store):
    put(store, "/bucket/d/empty", b"")
    assert read(store, "/bucket/d/empty") == b""
    assert store.list("/bucket/d", limit=10)[0].is_directory is False


def test_files_and_directories_exist_and_nothing_else_does(store):
    put(store, "/bucket/d/file")
    assert store.exists("/bucket/d/file")
    assert store.exists("/bucket/d")
    assert store.exists("/bucket/d/")
    assert not store.exists("/bucket/d/fil")
    assert not store.exists("/bucket/other")
    assert not store.exists("/nobucket/other")


def test_a_directory_can_be_made_and_is_empty(store):
    store.make_directory("/bucket/new/")
    store.make_directory("/bucket/new")
    assert store.exists("/bucket/new")
    assert list(store.list("/bucket/new", limit=10)) == []


def test_missing_things_are_told(store, tmp_path):
    put(store, "/bucket/a")
    assert code_of(store.open, "/bucket/none") == "storage.missing"
    assert code_of(store.list, "/bucket/none", limit=1) == "storage.missing"
    assert code_of(store.download, "/bucket/none", tmp_path / "to") == "storage.missing"


def test_a_file_and_a_directory_come_down(store, tmp_path):
    put(store, "/bucket/d/a", b"1")
    put(store, "/bucket/d/deep/b", b"2")
    store.make_directory("/bucket/d/empty")
    store.download("/bucket/d/a", tmp_path / "file")
    store.download("/bucket/d", tmp_path / "folder")
    assert (tmp_path / "file").read_bytes() == b"1"
    assert (tmp_path / "folder" / "deep" / "b").read_bytes() == b"2"
    assert sorted(path.name for path in (tmp_path / "folder").iterdir())[:2] == ["a", "deep"]


def test_a_file_and_a_directory_go_up(store, tmp_path):
    (tmp_path / "out" / "deep").mkdir(parents=True)
    (tmp_path / "out" / "a").write_bytes(b"1")
    (tmp_path / "out" / "deep" / "b").write_bytes(b"2")
    store.upload(tmp_path / "out", "obs://bucket/up/")
    store.upload(tmp_path / "out" / "a", "/bucket/single")
    assert read(store, "/bucket/up/a") == b"1"
    assert read(store, "/bucket/up/deep/b") == b"2"
    assert read(store, "/bucket/single") == b"1"


def test_links_and_pipes_do_not_go_up(store, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "plain").write_text("plain")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key").write_text("secret")
    (out / "file-link").symlink_to(tmp_path / "secret" / "key")
    (out / "folder-link").symlink_to(tmp_path / "secret")
    (out / "nowhere").symlink_to("/does/not/exist")
    os.mkfifo(out / "pipe")
    store.upload(out, "/bucket/up")
    store.upload(out / "file-link", "/bucket/linked")
    assert [entry.path for entry in store.list("/bucket/up", limit=10)] == ["/bucket/up/plain"]
    assert not store.exists("/bucket/linked")


def test_deleting_takes_a_file_or_a_whole_directory(store):
    for path in ("/bucket/d/a", "/bucket/d/deep/b", "/bucket/dd"):
        put(store, path)
    store.delete("/bucket/d/a")
    assert not store.exists("/bucket/d/a")
    store.delete("/bucket/d")
    store.delete("/bucket/d")
    assert not store.exists("/bucket/d")
    assert store.exists("/bucket/dd")


@pytest.mark.parametrize("path", ["/bucket/../x", "relative", "/bucket/a\0"])
def test_no_method_takes_a_path_that_leads_out(store, path, tmp_path):
    for call in (store.exists, store.open, store.delete, store.make_directory):
        assert code_of(call, path).startswith("storage.")
    assert code_of(store.write, path, io.BytesIO(b"")).startswith("storage.")
    assert code_of(store.download, path, tmp_path).startswith("storage.")
