"""Directories that somebody else changes while they are read."""

from apps.storage.trees import open_plain, plain_files


def test_what_is_not_there_or_is_a_link_has_no_files(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for root in (tmp_path / "none", tmp_path / "link", tmp_path / "real" / "file"):
        assert list(plain_files(root)) == []
        with open_plain(root, ("file",)) as file:
            assert file is None


def test_no_more_files_than_asked_for(tmp_path):
    for name in "abc":
        (tmp_path / name).touch()
    assert [found.parts for found in plain_files(tmp_path, limit=2)] == [("a",), ("b",)]


def test_a_link_on_the_way_is_not_followed(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with open_plain(tmp_path, ("link", "file")) as file:
        assert file is None
    with open_plain(tmp_path, ("real", "file")) as file:
        assert file is not None
        assert file.read() == b"x"
