"""What the steps that make datasets have in common: what goes in, and what comes out."""

from collections.abc import Callable

from apps.core.errors import Refused
from apps.datasets.making.choosing import Chosen, chosen_dataset, path_of
from apps.datasets.making.datasets import Origin
from apps.datasets.models import Dataset
from apps.engine.states import StepState
from apps.executions.ports import Observation, Stopped, Work
from apps.spec.problems import Problem
from apps.spec.shapes import Json
from apps.storage import paths
from apps.storage.opening import store_by_id
from apps.storage.ports import Store
from apps.targets.local.ports import Say
from apps.targets.local.runners.in_process import Runner, WorkStopped, failed, key_of
from apps.teams.models import Project


class DatasetRunner(Runner):
    """A runner whose work may be refused: the step fails with the sentence of the problem."""

    def carry_out(self, work: Work, *, say: Say, stopped: Stopped) -> Observation:
        """Do the work."""
        try:
            return self.make(work, store_by_id(work.project_id), say=say, stopped=stopped)
        except Refused as refused:
            problem = refused.problems[0]
            return failed(problem.code, **problem.params)

    def make(self, work: Work, store: Store, *, say: Say, stopped: Stopped) -> Observation:
        """Do the work with the project's store; may raise `Refused`."""
        raise NotImplementedError


def origin_of(work: Work) -> Origin:
    """Return whose work this is."""
    project = Project.objects.get(pk=work.project_id)
    return Origin(project=project, step_id=work.id, execution_id=work.execution_id)


def path_in(work: Work, type: str) -> str:
    """Return the path that the first input of a type names; raise `Refused` without one."""
    named = (path_of(one.value) for one in work.inputs if one.type == type)
    path = next(filter(None, named), "")
    if not path:
        raise Refused([Problem(code="datasets.no_input", params={"input": _name(work, type)})])
    paths.parse(path)
    return path


def dataset_in(work: Work) -> Chosen:
    """Return the dataset that the first input with one names; raise `Refused` without one."""
    values = (one.value for one in work.inputs if one.type != "obs")
    value = next((value for value in values if value), None)
    if value is None:
        raise Refused([Problem(code="datasets.no_input", params={"input": "dataset"})])
    return chosen_dataset(Project.objects.get(pk=work.project_id), value)


def text_of(work: Work, name: str) -> str:
    """Return a property that is a text, without space around it, "" where it is none."""
    value = work.properties.get(name)
    return value.strip() if isinstance(value, str) else ""


def is_on(work: Work, name: str) -> bool:
    """Tell whether a property is true, or the word."""
    value = work.properties.get(name)
    return value is True or (isinstance(value, str) and value.strip().lower() == "true")


def checking(stopped: Stopped) -> Callable[[], None]:
    """Return what raises `WorkStopped` once somebody wants the work to end."""

    def check() -> None:
        if stopped():
            raise WorkStopped

    return check


def completed(work: Work, dataset: Dataset, manifest: str, *, version_id: str = "") -> Observation:
    """Return that the step has made this manifest of the dataset."""
    made: dict[str, Json] = {
        "dataset_id": dataset.pk,
        "dataset_name": dataset.name,
        "version_id": version_id,
        "manifest": manifest,
        "obs_url": f"{manifest.rpartition('/')[0]}/",
    }
    return Observation(
        state=StepState.COMPLETED,
        handle=key_of(work),
        instance_id=version_id or dataset.pk,
        outputs={output.name: made for output in work.outputs},
    )


def _name(work: Work, type: str) -> str:
    return next((one.name for one in work.inputs if one.type == type), type)
