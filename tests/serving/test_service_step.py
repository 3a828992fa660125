"""The runner of steps of the type `service`."""

import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from apps.engine.states import StepState
from apps.serving.actions import services as deploying
from apps.serving.models import Service as ServiceRow
from apps.serving.states import State
from apps.targets.local.runners import service
from apps.targets.local.runners.deployment import environment_of, hours_of
from apps.targets.local.runners.service import Service
from apps.targets.local.services import Supervisor
from tests.cast import Cast
from tests.serving.packages import registered, write_package
from tests.serving.steps import never, work

pytestmark = pytest.mark.django_db(transaction=True)


def looked_after(supervisor: Supervisor) -> Callable[[], bool]:
    """Have the supervisor look each time the runner asks whether to stop."""

    def stopped() -> bool:
        supervisor.look()
        return False

    return stopped


def test_it_waits_until_the_service_answers(cast: Cast, supervisor: Supervisor, tmp_path: Path):
    version = registered(cast.project, write_package(tmp_path / "a"))
    step = work(cast, "service", [{"model_id": version.pk}], service_name="echo", schedule=2)
    runner = Service()

    seen = runner.submit(step, stopped=looked_after(supervisor))

    row = ServiceRow.objects.get()
    assert seen.state == StepState.COMPLETED
    assert row.expires_at is not None
    assert seen.instance_id == {"type": "deploy", "service_id": row.pk, "status": "running"}
    assert seen.outputs is not None
    address = seen.outputs["out"]["access_address"]
    with urllib.request.urlopen(f"{address}health", timeout=5) as answer:
        assert answer.status == 200
    said = [line.text for line in runner.log(step, "", after="").lines]
    assert said[-1] == f"answers at {address}"


def test_a_service_that_dies_fails_the_step_with_its_words(
    cast: Cast, supervisor: Supervisor, tmp_path: Path
):
    version = registered(cast.project, write_package(tmp_path / "a", code="raise SystemExit(7)"))
    step = work(cast, "service", {"model_id": version.pk})
    seen = Service().submit(step, stopped=looked_after(supervisor))
    assert seen.fault is not None
    assert (seen.fault.code, seen.fault.params) == ("serving.ended", {"reason": "exit code 7"})


def test_without_a_supervisor_it_says_what_to_start(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(service, "NOBODY_SECONDS", 0.0)
    version = registered(cast.project, write_package(tmp_path / "a"))
    seen = Service().submit(work(cast, "service", {"model_id": version.pk}), stopped=never)
    assert seen.fault is not None
    assert seen.fault.code == "serving.nobody_deploys"


def test_somebody_may_stop_it_meanwhile(cast: Cast, tmp_path: Path):
    version = registered(cast.project, write_package(tmp_path / "a"))
    step = work(cast, "service", {"model_id": version.pk})

    def stop_row() -> bool:
        ServiceRow.objects.update(wanted=False, state=State.STOPPING, generation=2)
        return False

    seen = Service().submit(step, stopped=stop_row)
    assert seen.fault is not None
    assert seen.fault.code == "serving.changed_since"
    assert Service().submit(step, stopped=lambda: True).state == StepState.STOPPED


@pytest.mark.parametrize(
    ("value", "properties", "code"),
    [
        ({}, {}, "serving.no_model"),
        ([{"model_id": "a"}, {"model_id": "b"}], {}, "serving.several_models"),
        ({"model_id": "a"}, {"infer_type": "batch"}, "serving.only_real_time"),
        ({"model_id": "a"}, {"schedule": "soon"}, "serving.hours"),
        ({"model_id": "a"}, {"envs": {"A B": "x"}}, "serving.environment"),
    ],
)
def test_it_refuses_before_anything_starts(
    cast: Cast, value: Any, properties: dict[str, Any], code: str
):
    fault = Service().refuses(work(cast, "service", value, **properties))
    assert fault is not None
    assert fault.code == code


def test_a_project_runs_only_so_many_services(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(deploying, "MOST_RUNNING", 0)
    version = registered(cast.project, write_package(tmp_path / "a"))
    seen = Service().submit(work(cast, "service", {"model_id": version.pk}), stopped=never)
    assert seen.fault is not None
    assert seen.fault.code == "serving.too_many"


def test_what_is_not_known_yet_is_not_refused(cast: Cast):
    step = work(cast, "service", "$ref/consumptions/a/b", schedule="$ref/parameters/hours")
    assert Service().refuses(step) is None


def test_it_is_refused_where_code_of_others_may_not_run(cast: Cast, settings: Any):
    settings.WEFT_RUN_CODE = False
    fault = Service().refuses(work(cast, "service", {"model_id": "a"}))
    assert fault is not None
    assert fault.code == "serving.switched_off"


def test_a_model_of_another_project_is_unknown(cast: Cast):
    seen = Service().submit(work(cast, "service", {"model_id": "other"}), stopped=never)
    assert seen.fault is not None
    assert seen.fault.code == "serving.unknown_model"


@pytest.mark.parametrize(
    ("schedule", "hours"),
    [
        (-1, -1),
        ("-1", -1),
        (2.5, 2.5),
        ([{"type": "stop", "time_unit": "DAYS", "duration": 1}], 24),
        (0, None),
        (True, None),
        ("nan", None),
        (10**400, None),
        ([{}], None),
        ({}, None),
    ],
)
def test_how_long_a_service_runs(schedule: Any, hours: float | None):
    assert hours_of({"schedule": schedule}) == hours


def test_what_an_environment_may_hold():
    assert environment_of({"envs": {"A": 1, "B": "x"}}) == {"A": "1", "B": "x"}
    assert environment_of({}) == {}
    for other in ({"A": None}, {"A": "\x00"}, {"": "x"}, [1], {"A": "x" * 5000}):
        assert environment_of({"envs": other}) is None
