"""From a path in storage to samples: images, texts, tables, manifests, and what is none of them."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.errors import Refused
from apps.datasets.manifests.kinds import Kind
from apps.datasets.manifests.sample import Sample
from apps.datasets.scanning import files
from apps.datasets.scanning.images import content_type
from apps.datasets.scanning.scan import Found, Scan
from apps.datasets.scanning.tables import read_classes, read_table
from apps.storage.local import LocalStore
from apps.storage.ports import Store
from tests.datasets.stored import PNG, picture, pictures, put


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return LocalStore(tmp_path)


def found(
    store: Store, root: str = "/b/data/", wanted: Kind | None = None, said: list | None = None
) -> Found:
    tell = (said if said is not None else []).append
    return Scan(
        store=store, root=root, say=lambda text, level: tell((text, level)), check=lambda: None
    ).found(wanted)


def seen(samples: list[Sample]) -> list[tuple[str, str, str]]:
    return [(sample.source, sample.label, sample.usage) for sample in samples]


def test_a_directory_of_images_has_its_classes_from_the_directories(store: Store) -> None:
    pictures(store, "/b/data", cat=2, dog=1)
    put(store, **{"/b/data/loose.jpg": b"\xff\xd8\xff loose", "/b/data/notes.md": b"no sample"})
    images = found(store)
    assert images.kind is Kind.IMAGE
    assert seen(images.samples) == [
        ("s3://b/data/loose.jpg", "", ""),
        ("s3://b/data/cat/1.png", "cat", ""),
        ("s3://b/data/cat/2.png", "cat", ""),
        ("s3://b/data/dog/3.png", "dog", ""),
    ]
    assert images.samples[1].annotations[0]["type"] == "modelarts/image_classification"


def test_directories_called_train_and_val_give_the_usage(store: Store) -> None:
    pictures(store, "/b/data/train", cat=1)
    put(store, **{"/b/data/val/dog/9.png": picture(9), "/b/data/test/8.png": picture(8)})
    assert sorted(one[1:] for one in seen(found(store).samples)) == [
        ("", "TEST"),
        ("cat", "TRAIN"),
        ("dog", "EVAL"),
    ]


def test_a_file_of_labels_names_the_classes(store: Store) -> None:
    put(
        store,
        **{
            "/b/data/1.png": picture(1),
            "/b/data/in/2.png": picture(2),
            "/b/data/in/3.png": picture(3),
            "/b/data/labels.csv": b"file,class\n1.png,cat\nin/2.png,dog\n",
        },
    )
    labels = {one.source[-5:]: one.label for one in found(store).samples}
    assert labels == {"1.png": "cat", "2.png": "dog", "3.png": "in"}


def test_what_only_calls_itself_an_image_is_left_out_and_named(store: Store) -> None:
    put(
        store,
        **{
            "/b/data/1.png": PNG,
            "/b/data/2.png": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "/b/data/3.svg": b"<svg/>",
        },
    )
    said: list[tuple[str, str]] = []
    assert [one.source for one in found(store, said=said).samples] == ["s3://b/data/1.png"]
    assert said == [("Left out, no image: /b/data/2.png", "warn")]


def test_texts_are_samples_of_their_own(store: Store) -> None:
    put(store, **{"/b/data/good/1.txt": b"fine", "/b/data/bad/1.txt": b"awful"})
    texts = found(store)
    assert texts.kind is Kind.TEXT
    assert [one.label for one in texts.samples] == ["bad", "good"]


def test_a_table_with_texts_gives_texts(store: Store) -> None:
    put(store, **{"/b/data/all.csv": "text,label\nfine,good\n不好,bad\nfine,good\n,bad\n".encode()})
    texts = found(store)
    assert texts.kind is Kind.TEXT
    assert [(one.text, one.label) for one in texts.samples] == [
        ("fine", "good"),
        ("不好", "bad"),
        ("fine", "good"),
    ]
    assert texts.samples[0].id == texts.samples[2].id


def test_another_table_gives_its_rows_as_json_and_keeps_equal_rows_apart(store: Store) -> None:
    put(store, **{"/b/data/iris.csv": b"a,b,species\n1,0.50,x\n1,0.50,x\n007,nan,y\n"})
    rows = found(store)
    assert rows.kind is Kind.TABLE
    assert [json.loads(one.text or "") for one in rows.samples] == [
        {"a": 1, "b": 0.5},
        {"a": 1, "b": 0.5},
        {"a": "007", "b": "nan"},
    ]
    assert [one.label for one in rows.samples] == ["x", "x", "y"]
    assert len({one.id for one in rows.samples}) == 3


def test_a_manifest_is_taken_as_it_is(store: Store) -> None:
    line = b'{"source": "s3://b/a.png", "annotation": [{"name": "cat"}], "x": 1.0}\n'
    put(store, **{"/b/data/old.manifest": line})
    assert found(store, "/b/data/old.manifest").samples[0].document["x"] == 1.0
    assert found(store).kind is Kind.IMAGE


def test_one_kind_is_taken_where_several_lie(store: Store) -> None:
    put(store, **{"/b/data/1.png": PNG, "/b/data/1.txt": b"fine", "/b/data/t.csv": b"a\n1\n"})
    assert found(store).kind is Kind.IMAGE
    assert found(store, wanted=Kind.TEXT).kind is Kind.TEXT
    assert found(store, wanted=Kind.TABLE).kind is Kind.TABLE


def test_nothing_to_find_is_refused(store: Store) -> None:
    put(store, **{"/b/data/readme.md": b"nothing"})
    with pytest.raises(Refused, match=r"datasets\.no_samples"):
        found(store)


def test_too_many_files_are_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures(store, "/b/data", cat=3)
    monkeypatch.setattr(files, "MOST_FILES", 2)
    with pytest.raises(Refused, match=r"datasets\.many_files"):
        found(store)


@pytest.mark.parametrize(
    ("body", "code"),
    [(b"text\n\xff", "datasets.not_utf8"), (b'"' + b"a" * 200_000, "datasets.table_bad")],
)
def test_a_table_that_cannot_be_read_is_refused(body: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read_table(body, path="/b/t.csv")


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(Refused) as refused:
        read_table(b"a,b\n1,2\n", path="/b/t.csv", class_column="c")
    assert refused.value.problems[0].params["columns"] == ["a", "b"]


@given(st.binary(max_size=80))
def test_any_bytes_are_read_as_a_table_or_refused(body: bytes) -> None:
    with suppress(Refused):
        read_table(body, path="/b/t.csv")
    with suppress(Refused):
        read_classes(body, path="/b/labels.csv")


@pytest.mark.parametrize(
    ("head", "type"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a..", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"BM....", "image/bmp"),
        (b"<svg xmlns='...'>", None),
        (b"<html><script>", None),
        (b"", None),
        (b"RIFF\0\0\0\0WAVE", None),
    ],
)
def test_an_image_is_told_by_its_first_bytes(head: bytes, type: str | None) -> None:
    assert content_type(head) == type
