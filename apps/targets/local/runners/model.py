"""Steps of the type `model`: register the package that a training left, with its metrics."""

import json
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from apps.core.errors import Refused
from apps.engine.states import StepState
from apps.executions.ports import Fault, Observation, Stopped, Work
from apps.serving import package
from apps.serving.actions import Registration, register_version
from apps.serving.models import ModelVersion
from apps.serving.sizes import size_below
from apps.spec.shapes import Json
from apps.storage.opening import store_by_id
from apps.storage.paths import join
from apps.storage.ports import Store
from apps.targets.local.later import has_later_inputs, is_later
from apps.targets.local.ports import Say
from apps.targets.local.runners.in_process import Runner, WorkStopped, failed
from apps.teams.models import Project, User

LARGEST = 4 * 2**30
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Model(Runner):
    """Copies `model/` below the input's path and lists it as the next version."""

    def refuses(self, work: Work) -> Fault | None:
        """Say that a name or a path is missing, before anything is read."""
        if not is_later(name := name_of(work)) and not NAME.fullmatch(name):
            return Fault(code="serving.no_name")
        if not path_of(work) and not has_later_inputs(work):
            return Fault(code="serving.no_input")
        return None

    def carry_out(self, work: Work, *, say: Say, stopped: Stopped) -> Observation:
        """Bring the files, read what they say of themselves, register."""
        store, path = store_by_id(work.project_id), path_of(work)
        source = _package_path(store, path)
        if size_below(store, source, limit=LARGEST) > LARGEST:
            return failed("serving.too_large", limit=LARGEST // 2**20)
        if stopped():
            raise WorkStopped
        say(f"reading the model's files in {source}")
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder) / "package"
            store.download(source, here)
            try:
                version = _register(work, package.read(here), _metrics_beside(store, path))
            except Refused as refused:
                return failed(refused.problems[0].code, **refused.problems[0].params)
        say(f"registered {version.model.name} {version.number}: {_said(version.metrics)}")
        return _registered(work, version)


def name_of(work: Work) -> str:
    """Return what the model is to be called."""
    return str(work.properties.get("model_name") or "")


def path_of(work: Work) -> str:
    """Return where the package lies: the first input that has a path, "" where none has."""
    values = [each.value for each in work.inputs if isinstance(each.value, Mapping)]
    return next((str(value["obs_url"]) for value in values if value.get("obs_url")), "")


def measured(work: Work) -> dict[str, float]:
    """Return the figures that the step before reports with its output."""
    found: dict[str, float] = {}
    for each in work.inputs:
        found |= package.numbers(each.value)
    return found


def _package_path(store: Store, path: str) -> str:
    inner = join(path, "model/")
    return inner if store.exists(inner) else path


def _metrics_beside(store: Store, path: str) -> dict[str, float]:
    """Return the figures of `metrics.json` beside the package, {} where it says none."""
    place = join(path, "metrics.json")
    if not store.exists(place):
        return {}
    with store.open(place) as file:
        try:
            return package.numbers(json.loads(file.read(package.LARGEST_CONFIG)))
        except (ValueError, RecursionError):
            return {}


def _register(work: Work, found: package.Package, beside: Mapping[str, float]) -> ModelVersion:
    properties = work.properties
    details = Registration(
        name=name_of(work),
        number=str(properties.get("model_version") or "")[:32],
        kind=str(properties.get("model_type") or found.config.get("model_type") or ""),
        runtime=str(properties.get("runtime") or found.config.get("runtime") or ""),
        description=str(properties.get("description") or "")[:2000],
        metrics={**beside, **measured(work)},
        workflow_id=work.workflow_id,
        execution_id=work.execution_id,
        step=work.step,
        origin=f"{work.id}/{work.attempt}",
    )
    project = Project.objects.get(pk=work.project_id)
    by = User.objects.filter(username=work.user_name).first()
    return register_version(project, package=found, details=details, by=by)


def _registered(work: Work, version: ModelVersion) -> Observation:
    """Return the outputs as consumers read them, and the instance as the API words it."""
    output: dict[str, Json] = {
        "model_id": version.pk,
        "model_name": version.model.name,
        "model_version": version.number,
        "obs_url": version.place,
    }
    return Observation(
        state=StepState.COMPLETED,
        outputs={each.name: output for each in work.outputs},
        instance_id=json.dumps({"model_id": version.pk}, separators=(",", ":")),
        progress=1.0,
    )


def _said(metrics: Mapping[str, float]) -> str:
    return " ".join(f"{name} {value:g}" for name, value in metrics.items()) or "no metrics"
