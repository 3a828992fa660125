"""The runner of steps of the type `model`."""

import json
from pathlib import Path
from typing import Any

import pytest

from apps.engine.states import StepState
from apps.serving.models import ModelVersion
from apps.targets.local.runners.model import Model
from tests.cast import Cast
from tests.serving.packages import write_package
from tests.serving.steps import never, stored, work


def test_it_registers_with_the_metrics_of_all_that_measured(cast: Cast, tmp_path: Path):
    folder = write_package(tmp_path / "a", metrics={"accuracy": "0.5", "recall": 0.4})
    place = stored(cast, folder, "/bucket/out/", metrics=b'{"accuracy": 0.8, "f1": 0.7}')
    step = work(cast, "model", {**place, "accuracy": 0.9}, model_name="digits", model_type="X")

    seen = Model().submit(step, stopped=never)

    version = ModelVersion.objects.get()
    assert version.metrics == {"accuracy": 0.9, "recall": 0.4, "f1": 0.7}
    assert (version.kind, version.created_by) == ("X", cast.owner)
    assert seen.state == StepState.COMPLETED
    assert seen.outputs == {
        "out": {
            "model_id": version.pk,
            "model_name": "digits",
            "model_version": "0.0.1",
            "obs_url": version.place,
        }
    }
    assert seen.instance_id == json.dumps({"model_id": version.pk}, separators=(",", ":"))
    assert Model().submit(step, stopped=never).instance_id == seen.instance_id


@pytest.mark.parametrize(
    ("value", "properties", "code"),
    [
        ({"obs_url": "/b/a/"}, {}, "serving.no_name"),
        ({"obs_url": "/b/a/"}, {"model_name": "../x"}, "serving.no_name"),
        (None, {"model_name": "x"}, "serving.no_input"),
        ({"swr": "image"}, {"model_name": "x"}, "serving.no_input"),
    ],
)
def test_it_refuses_before_anything_starts(
    cast: Cast, value: Any, properties: dict[str, Any], code: str
):
    fault = Model().refuses(work(cast, "model", value, **properties))
    assert fault is not None
    assert fault.code == code


def test_what_is_not_known_yet_is_not_refused(cast: Cast):
    step = work(cast, "model", "$ref/consumptions/a/b", model_name="$ref/parameters/name")
    assert Model().refuses(step) is None


@pytest.mark.parametrize(
    ("path", "code"),
    [("/bucket/nothing/", "storage.missing"), ("/bucket/../etc/", "storage.path")],
)
def test_a_path_that_leads_nowhere_fails_the_step(cast: Cast, path: str, code: str):
    seen = Model().submit(work(cast, "model", {"obs_url": path}, model_name="x"), stopped=never)
    assert seen.state == StepState.FAILED
    assert seen.fault is not None
    assert seen.fault.code == code
