"""Labelling: people are asked, and the step holds until one of them says that it is done."""

from collections.abc import Sequence

from apps.core.errors import Refused
from apps.datasets.making.choosing import Chosen
from apps.datasets.making.tasks import Request, close_task, harvest, open_task
from apps.datasets.queries import progress_of, task_of_step
from apps.engine.states import StepState
from apps.executions.ports import Observation, Stopped, Work
from apps.spec.problems import Problem
from apps.spec.shapes import Json
from apps.storage.ports import Store
from apps.targets.local.ports import Say
from apps.targets.local.runners.dataset_work import (
    DatasetRunner,
    completed,
    dataset_in,
    origin_of,
    text_of,
)
from apps.targets.local.runners.in_process import key_of


class Labeling(DatasetRunner):
    """Opens a task for people and waits in hold; continued, it writes down what they said."""

    def make(self, work: Work, store: Store, *, say: Say, stopped: Stopped) -> Observation:
        """Ask people, or take what they said where they are done."""
        if work.resumed:
            return self._harvested(work, store, say)
        return self._asked(work, dataset_in(work), store, say)

    def observe(self, work: Work, handle: str) -> Observation:
        """Say that it holds: only Continue brings it on."""
        return Observation(state=StepState.HOLD, handle=handle)

    def cancel(self, work: Work, handle: str) -> None:
        """Take no more labels."""
        super().cancel(work, handle)
        close_task(work.id)

    def _asked(self, work: Work, chosen: Chosen, store: Store, say: Say) -> Observation:
        request = Request(
            name=text_of(work, "task_name") or work.title or work.step,
            description=text_of(work, "description"),
            classes=classes_of(work.properties.get("classes") or work.properties.get("labels")),
            attempt=work.attempt,
            workflow_id=work.workflow_id,
        )
        task = open_task(store, chosen.dataset, chosen.manifest, request, origin=origin_of(work))
        progress = progress_of(task)
        say(f"{progress.left} of {progress.total} samples of {chosen.dataset.name} have no class")
        say("Waiting for people to label them")
        return Observation(state=StepState.HOLD, handle=key_of(work), instance_id=task.pk)

    def _harvested(self, work: Work, store: Store, say: Say) -> Observation:
        task = task_of_step(work.id)
        if task is None or task.dataset is None:
            raise Refused([Problem(code="datasets.gone")])
        samples = harvest(store, task)
        say(f"{sum(bool(one.label) for one in samples)} of {len(samples)} samples have a class")
        say(f"Manifest: {task.result}")
        return completed(work, task.dataset, task.result)


def classes_of(value: Json) -> Sequence[str]:
    """Return the classes that a property lists: texts, objects with a name, or one text of them."""
    if isinstance(value, str):
        value = list[Json](value.replace("，", ",").split(","))
    if not isinstance(value, list):
        return []
    names = (one.get("name") if isinstance(one, dict) else one for one in value)
    return [name for name in names if isinstance(name, str)]
