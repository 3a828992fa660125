"""Registering a package: what is kept, what its number is, what is refused."""

import json
from pathlib import Path

import pytest

from apps.core.errors import Forbidden, NotFound, Refused
from apps.serving import actions, package, queries
from apps.serving.models import Model
from apps.storage.opening import store_of
from tests.cast import Cast
from tests.serving.packages import registered, write_package


def test_a_version_keeps_its_files_config_and_metrics(cast: Cast, tmp_path: Path):
    folder = write_package(tmp_path / "a", metrics={"accuracy": 0.9, "note": "good"})

    version = registered(cast.project, folder, metrics={"loss": 0.25})

    assert version.metrics == {"accuracy": 0.9, "loss": 0.25}
    assert json.loads(version.config)["metrics"]["note"] == "good"
    assert (version.number, version.file_count, version.can_serve) == ("0.0.1", 3, True)
    folder.joinpath("model/weights.txt").write_text("changed since")
    with store_of(cast.project).open(f"{version.place}model/weights.txt") as kept:
        assert kept.read() == b"1 2 3"


def test_versions_count_on_and_one_origin_registers_once(cast: Cast, tmp_path: Path):
    folder = write_package(tmp_path / "a")

    first = registered(cast.project, folder, origin="step-1")
    again = registered(cast.project, folder, origin="step-1")
    named = registered(cast.project, folder, number="1.2.9")
    last = registered(cast.project, folder)

    assert (first.pk, last.number) == (again.pk, "1.2.10")
    assert [v.number for v in queries.versions_of(named.model)] == ["1.2.10", "1.2.9", "0.0.1"]


def test_a_number_is_given_once(cast: Cast, tmp_path: Path):
    folder = write_package(tmp_path / "a")
    registered(cast.project, folder, number="2.0")
    with pytest.raises(Refused, match=r"serving\.number_taken"):
        registered(cast.project, folder, number="2.0")
    assert len(store_of(cast.project).list("/weft-models/", limit=10)) == 1


@pytest.mark.parametrize("text", ["{", "[]", "[" * 5000, '{"a": ' + "9" * 5000 + "}"])
def test_an_unreadable_config_is_said(text: str, tmp_path: Path):
    folder = write_package(tmp_path / "a")
    (folder / "model/config.json").write_text(text)
    with pytest.raises(Refused, match=r"serving\.config_unreadable"):
        package.read(folder)


def test_metrics_are_finite_numbers_and_texts_of_them():
    given = {"f1": "0.5", "zero": 0, "nan": float("nan"), "yes": True, "deep": {}, "big": 10**400}
    assert package.numbers(given) == {"f1": 0.5, "zero": 0.0}


def test_who_may_see_and_remove_a_version(cast: Cast, tmp_path: Path):
    version = registered(cast.project, write_package(tmp_path / "a"))

    assert queries.find_version(cast.viewer, version.pk) == version
    for somebody in (cast.stranger, cast.anonymous):
        with pytest.raises(NotFound):
            queries.find_version(somebody, version.pk)
    with pytest.raises(Forbidden):
        actions.remove_version(version, by=cast.operator)
    with pytest.raises(NotFound):
        actions.remove_version(version, by=cast.stranger)

    actions.remove_version(version, by=cast.editor)
    assert not Model.objects.exists()
    assert not store_of(cast.project).exists(version.place)


def test_a_version_that_answers_is_not_removed(cast: Cast, tmp_path: Path):
    version = registered(cast.project, write_package(tmp_path / "a"))
    details = actions.Deployment(name="echo")
    actions.deploy_service(cast.project, version=version, details=details, by=cast.owner)
    with pytest.raises(Refused, match=r"serving\.version_in_use"):
        actions.remove_version(version, by=cast.owner)
