"""What is a path of storage, and what is refused."""

import pytest

from apps.storage import paths
from apps.storage.ports import StorageFault


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("obs://bucket/a/b", "/bucket/a/b"),
        ("s3://bucket/a", "/bucket/a"),
        ("/bucket/a/b/", "/bucket/a/b"),
        ("/bucket//a", "/bucket/a"),
        ("/bucket", "/bucket"),
        ("/bucket/数据 1/x.csv", "/bucket/数据 1/x.csv"),
        ("/bucket/.hidden/..more", "/bucket/.hidden/..more"),
    ],
)
def test_both_ways_to_write_a_path_name_the_same_thing(text, path):
    assert str(paths.parse(text)) == path
    assert paths.parse(path) == paths.parse(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "storage.bucket"),
        ("/", "storage.bucket"),
        ("obs://", "storage.bucket"),
        ("bucket/a", "storage.bucket"),
        ("http://bucket/a", "storage.bucket"),
        ("/../a", "storage.bucket"),
        ("/.half/a", "storage.bucket"),
        ("/bucket/../other", "storage.path"),
        ("obs://bucket/a/./b", "storage.path"),
        ("/bucket/a\0b", "storage.path"),
        ("/bucket/a\nb", "storage.path"),
        ("/bucket/\ud800", "storage.path"),
        ("/bucket/" + "é" * 200, "storage.path_too_long"),
        ("/bucket" + "/a" * 600, "storage.path_too_long"),
    ],
)
def test_what_could_lead_out_of_a_bucket_is_refused(text, code):
    with pytest.raises(StorageFault) as refused:
        paths.parse(text)
    assert refused.value.code == code


def test_joining_checks_the_whole():
    assert paths.join("obs://bucket/a/", "b", "c.txt") == "/bucket/a/b/c.txt"
    with pytest.raises(StorageFault):
        paths.join("/bucket/a", "../../other")


def test_a_path_knows_its_name_and_how_a_directory_is_written():
    path = paths.parse("/bucket/a/b")
    assert (path.key, path.name, path.directory) == ("a/b", "b", "/bucket/a/b/")
    assert paths.parse("/bucket").name == "bucket"
