"""The steps that make datasets, one after the other, on the store of a project."""

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from apps.datasets.making.files import read_manifest
from apps.datasets.models import Dataset, DatasetVersion
from apps.engine.states import StepState
from apps.executions.ports import Observation, Work, WorkInput, WorkOutput
from apps.spec.shapes import Json
from apps.storage.opening import store_by_id
from apps.storage.ports import StorageFault, Store
from apps.targets.local.target import open_target
from tests.cast import Cast, gather
from tests.datasets.stored import pictures, put
from tests.targets.local.works import work


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def store(cast: Cast, settings: Settings, tmp_path: Path) -> Store:
    settings.MEDIA_ROOT = tmp_path
    return store_by_id(cast.project.pk)


def step(cast: Cast, type: str, *, id: str = "s1", **changes: Any) -> Work:
    changes.setdefault("outputs", (WorkOutput(name="out", type="dataset", config={}),))
    return work(id=id, type=type, step=type, project_id=cast.project.pk, **changes)


def run(work: Work) -> Observation:
    return open_target("local", project_id=work.project_id).submit(work, stopped=lambda: False)


def obs(path: str) -> WorkInput:
    return WorkInput(name="data_url", type="obs", value={"obs_url": path})


def dataset(value: Json) -> WorkInput:
    return WorkInput(name="dataset", type="dataset", value=value)


def output(seen: Observation) -> dict[str, Any]:
    assert seen.state is StepState.COMPLETED, seen.fault
    return dict(seen.outputs["out"])


def created(cast: Cast, **properties: Json) -> dict[str, Any]:
    named = {"dataset_name": "animals"} | properties
    return output(run(step(cast, "create_dataset", properties=named, inputs=(obs("/b/in/"),))))


def released(cast: Cast, value: Json, *, id: str = "s9", **properties: Json) -> Observation:
    return run(
        step(cast, "release_dataset", id=id, properties=properties, inputs=(dataset(value),))
    )


def test_a_dataset_has_what_lies_at_the_path(cast: Cast, store: Store) -> None:
    pictures(store, "/b/in", cat=3, dog=2)
    made = created(cast, description="ours")
    row = Dataset.objects.get()
    assert (row.name, row.samples, row.labelled, row.description) == ("animals", 5, 5, "ours")
    assert made["dataset_id"] == row.pk
    assert made["manifest"] == row.manifest
    assert row.location == f"/b/weft-datasets/animals-{row.pk}"
    assert [one.label for one in read_manifest(store, row.manifest)] == ["cat"] * 3 + ["dog"] * 2
    assert [entry.path for entry in store.list(made["obs_url"], limit=9)] == [row.manifest]


def test_the_output_says_where_the_dataset_lies(cast: Cast, store: Store) -> None:
    pictures(store, "/b/in", cat=1)
    outputs = (WorkOutput(name="out", type="dataset", config={"obs_url": "obs://b/mine/"}),)
    run(step(cast, "create_dataset", inputs=(obs("/b/in"),), outputs=outputs))
    row = Dataset.objects.get()
    assert row.name == "pipeline-create_dataset"
    assert row.location == f"/b/mine/{row.name}-{row.pk}"


def test_running_again_fills_the_same_dataset_and_leaves_the_old_manifest(cast, store) -> None:
    pictures(store, "/b/in", cat=1)
    first = created(cast)
    pictures(store, "/b/in", cat=2)
    second = created(cast)
    assert first["dataset_id"] == second["dataset_id"]
    assert len(read_manifest(store, first["manifest"])) == 1
    assert len(read_manifest(store, second["manifest"])) == 2


def test_another_kind_under_the_same_name_is_refused(cast: Cast, store: Store) -> None:
    pictures(store, "/b/in", cat=1)
    created(cast)
    put(store, **{"/b/texts/1.txt": b"fine"})
    properties = {"dataset_name": "animals"}
    texts = step(cast, "create_dataset", properties=properties, inputs=(obs("/b/texts/"),))
    assert run(texts).fault.code == "datasets.other_kind"


@pytest.mark.parametrize(
    ("inputs", "properties", "code"),
    [
        ((), {}, "datasets.no_input"),
        ((obs("nowhere"),), {}, "storage.bucket"),
        ((obs("/b/../../etc"),), {}, "storage.path"),
        ((obs("/b/missing/"),), {}, "storage.missing"),
        ((obs("/b/in/"),), {"dataset_name": "a/b"}, "datasets.name"),
        ((obs("/b/in/"),), {"dataset_name": "x" * 101}, "datasets.name"),
    ],
)
def test_what_cannot_be_made_says_why(cast, store, inputs, properties, code) -> None:
    pictures(store, "/b/in", cat=1)
    seen = run(step(cast, "create_dataset", inputs=inputs, properties=properties))
    assert (seen.state, seen.fault.code) == (StepState.FAILED, code)
    assert not Dataset.objects.exists()


def test_an_import_adds_what_is_new_and_recognises_the_rest(cast: Cast, store: Store) -> None:
    pictures(store, "/b/in", cat=2)
    made = created(cast)
    pictures(store, "/b/more", cat=4)  # the first two are the same pictures
    inputs = (dataset(made), obs("/b/more/"))
    local = open_target("local", project_id=cast.project.pk)
    importing = step(cast, "dataset_import", id="s2", inputs=inputs)
    added = output(local.submit(importing, stopped=lambda: False))
    assert len(read_manifest(store, added["manifest"])) == 4
    assert Dataset.objects.get().samples == 4
    said = [line.text for line in local.log(importing, "", after="").lines]
    assert "2 were there already and are left out" in said


def test_an_import_into_a_dataset_that_changed_meanwhile_loses_nothing(cast, store) -> None:
    pictures(store, "/b/in", cat=1)
    made = created(cast)
    put(store, **{"/b/one/x.png": b"\xff\xd8\xff1", "/b/two/y.png": b"\xff\xd8\xff2"})
    for id, path in (("s2", "/b/one/"), ("s3", "/b/two/")):
        run(step(cast, "dataset_import", id=id, inputs=(dataset(made), obs(path))))
    assert Dataset.objects.get().samples == 3


def test_a_version_is_parted_by_class_and_lies_where_the_vendor_puts_it(cast, store) -> None:
    pictures(store, "/b/in", cat=10, dog=5)
    made = created(cast)
    published = output(released(cast, made, train_evaluate_sample_ratio="0.8"))
    version = DatasetVersion.objects.get()
    assert (version.name, version.train, version.eval, version.ratio) == ("V001", 12, 3, "0.8")
    assert published["version_id"] == version.pk
    assert published["manifest"].endswith(
        f"/animals-{made['dataset_id']}/annotation/V001/V001.manifest"
    )
    usages = [(one.label, one.usage) for one in read_manifest(store, published["manifest"])]
    assert usages.count(("cat", "TRAIN")) == 8
    assert usages.count(("dog", "TRAIN")) == 4


def test_the_same_step_publishes_once_and_another_step_anew(cast: Cast, store: Store) -> None:
    pictures(store, "/b/in", cat=4)
    made = created(cast)
    first = output(released(cast, made, train_evaluate_sample_ratio=0.5))
    assert output(released(cast, made, train_evaluate_sample_ratio=0.5)) == first
    second = output(released(cast, made, id="s10", train_evaluate_sample_ratio=0.5))
    assert DatasetVersion.objects.count() == 2
    assert [one.document for one in read_manifest(store, first["manifest"])] == [
        one.document for one in read_manifest(store, second["manifest"])
    ]


def test_a_name_stands_for_one_content(cast: Cast, store: Store) -> None:
    pictures(store, "/b/in", cat=4)
    made = created(cast)
    named = {"dataset_version_name": "gold", "train_evaluate_sample_ratio": 1}
    first = output(released(cast, made, **named))
    assert output(released(cast, made, id="s10", **named)) == first
    other = named | {"train_evaluate_sample_ratio": 0}
    assert released(cast, made, id="s11", **other).fault.code == "datasets.version_taken"
    by_name = {"dataset_name": "animals", "version_name": "gold"}
    assert output(released(cast, by_name, id="s12"))["version_id"]


def test_the_options_of_a_version(cast: Cast, store: Store) -> None:
    line = {
        "source": "s3://b/1.png",
        "usage": "EVAL",
        "annotation": [{"name": "cat", "hard": True}],
    }
    put(store, **{"/b/in/a.manifest": json.dumps(line).encode()})
    made = created(cast)
    kept = output(released(cast, made, train_evaluate_sample_ratio=1))
    (sample,) = read_manifest(store, kept["manifest"])
    assert (sample.usage, sample.annotations[0]["hard"]) == ("EVAL", True)
    options = {"clear_hard_property": True, "remove_sample_usage": "true"}
    changed = output(
        released(
            cast, made, id="s10", version_format="CSV", train_evaluate_sample_ratio=1, **options
        )
    )
    (sample,) = read_manifest(store, changed["manifest"])
    assert (sample.usage, "hard" in sample.annotations[0]) == ("TRAIN", False)
    with store.open(changed["manifest"].replace(".manifest", ".csv")) as file:
        assert file.read() == b"source,label,usage\r\ns3://b/1.png,cat,TRAIN\r\n"


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ({"train_evaluate_sample_ratio": "most"}, "datasets.ratio"),
        ({"train_evaluate_sample_ratio": 1.5}, "datasets.ratio"),
        ({"version_format": "CarbonData"}, "datasets.version_format"),
        ({"dataset_version_name": "../up"}, "datasets.version_name"),
    ],
)
def test_a_version_that_cannot_be_had_says_why(cast, store, properties, code) -> None:
    pictures(store, "/b/in", cat=1)
    assert released(cast, created(cast), **properties).fault.code == code
    assert not DatasetVersion.objects.exists()


@pytest.mark.parametrize("value", ["nowhere", {"dataset_id": "\0"}, {"version_id": 7}, 7, [1]])
def test_a_dataset_that_is_not_there_is_refused(cast: Cast, store: Store, value: Json) -> None:
    assert released(cast, value).fault.code == "datasets.no_dataset"


def test_the_datasets_of_another_project_do_not_exist(cast: Cast, store: Store) -> None:
    pictures(store, "/b/in", cat=1)
    made = created(cast)
    elsewhere = cast.stranger.teams.get().projects.create(name="Far")
    theirs = work(
        type="release_dataset", project_id=elsewhere.pk, inputs=(dataset(made["dataset_id"]),)
    )
    assert run(theirs).fault.code == "datasets.no_dataset"


def test_a_version_stays_where_writing_it_again_fails(cast, store, monkeypatch) -> None:
    pictures(store, "/b/in", cat=1)
    made = created(cast)

    def full(*_: object) -> None:
        raise StorageFault("storage.failed", path="/b", reason="full")

    with monkeypatch.context() as broken:
        broken.setattr("apps.datasets.making.versions.write_manifest", full)
        assert released(cast, made).fault.code == "storage.failed"
        assert not DatasetVersion.objects.exists()
    output(released(cast, made))
    monkeypatch.setattr("apps.datasets.making.versions.write_manifest", full)
    assert released(cast, made).fault.code == "storage.failed"
    assert DatasetVersion.objects.count() == 1


def test_a_table_with_nul_is_no_trouble(cast: Cast, store: Store) -> None:
    put(store, **{"/b/in/t.csv": b"text,label\nfi\0ne,go\0od\n"})
    created(cast)
    assert Dataset.objects.get().classes[0]["name"] == "good"
