"""What a step depends on is told from what lies there, and is another once that has changed."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone

from apps.executions.ports import WorkInput
from apps.gallery.code import publish_code
from apps.gallery.models import Asset, Kind
from apps.storage.opening import store_of
from apps.targets.local import fingerprint
from apps.targets.local.target import open_target
from tests.cast import gather
from tests.targets.local.works import work

CODE = {"code_dir": "/b/code/", "boot_file": "main.py"}
SPARK = {"job_type": "SparkSubmit", "arguments": ["obs://b/code/main.py"]}
DATA = [WorkInput(name="data", type="obs", value={"obs_url": "/b/data/"})]


@pytest.fixture
def project(db, tmp_path, settings):
    """A project with code and data in the embedded store."""
    settings.MEDIA_ROOT = tmp_path
    found = gather().project
    for path in ("/b/code/main.py", "/b/code/lib/nets.py", "/b/data/a.txt", "/b/other.txt"):
        put(found, path, "1")
    return found


def put(project, path, text):
    store_of(project).write(path, io.BytesIO(text.encode()))


def seen(project, algorithm=None, **changes):
    if algorithm is not None:
        changes["properties"] = {"algorithm": algorithm}
    target = open_target("local", project_id=project.pk)
    return target.fingerprint(work(project_id=project.pk, **changes))


KINDS = [
    ({"algorithm": CODE}, "/b/code/lib/nets.py"),
    ({"algorithm": {"command": "true"}, "inputs": DATA}, "/b/data/a.txt"),
    ({"type": "model", "inputs": DATA}, "/b/data/new.txt"),
    ({"type": "mrs_job", "properties": SPARK}, "/b/code/main.py"),
]


@pytest.mark.parametrize(("changes", "path"), KINDS)
def test_a_changed_file_is_seen(project, changes, path):
    before = seen(project, **changes)
    put(project, "/b/other.txt", "22")
    assert seen(project, **changes) == before is not None
    put(project, path, "22")
    assert seen(project, **changes) not in (before, None)


def test_an_input_may_be_a_file(project):
    data = [WorkInput(name="data", type="obs", value="obs://b/other.txt")]
    before = seen(project, inputs=data)
    put(project, "/b/other.txt", "22")
    assert seen(project, inputs=data) not in (before, None)


@pytest.fixture
def algorithm(db):
    """An algorithm of the gallery with one version."""
    asset = Asset.objects.create(kind=Kind.ALGORITHM, name="digits")
    publish(asset, "1.0", b"1")
    return asset


def publish(asset, number, code):
    when = timezone.now() - timedelta(minutes=1)
    version = asset.versions.create(number=number, published_at=when)
    publish_code(version, {"main.py": code})


def test_a_newer_version_in_the_gallery_is_seen(project, algorithm):
    before = seen(project, {"id": algorithm.pk})
    assert seen(project, {"id": algorithm.pk}) == before is not None
    publish(algorithm, "2.0", b"1")
    assert seen(project, {"id": algorithm.pk}) not in (before, None)


def test_other_code_of_the_same_version_is_seen(project, algorithm):
    named = {"id": algorithm.pk, "item_version_id": algorithm.versions.get().pk}
    before = seen(project, named)
    publish_code(algorithm.versions.get(), {"main.py": b"2"})
    assert seen(project, named) not in (before, None)


@pytest.mark.parametrize(
    "changes",
    [
        {"algorithm": {"code_dir": "/b/gone/"}},
        {"algorithm": {"code_dir": "/b/../code/"}},
        {"algorithm": {"id": "nobody"}},
        {"inputs": [WorkInput(name="data", type="obs", value="/b/gone")]},
        {"type": "mrs_job", "properties": {"arguments": []}},
    ],
)
def test_what_is_not_there_has_none(project, changes):
    assert seen(project, **changes) is None


def test_neither_has_too_much_to_look_at(project, monkeypatch):
    assert seen(project, CODE) is not None
    monkeypatch.setattr(fingerprint, "MOST_FILES", 1)
    assert seen(project, CODE) is None


def test_code_at_an_endpoint_has_none_and_of_its_inputs_the_paths_count(project, monkeypatch):
    monkeypatch.setattr(fingerprint, "store_by_id", lambda project_id: object())
    assert seen(project, CODE) is None
    assert seen(project, {"command": "true"}, inputs=DATA) is not None
