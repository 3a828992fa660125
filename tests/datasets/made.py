"""Datasets as runs make them, without a run."""

from apps.core.ids import new_uuid
from apps.datasets.making.datasets import Filled, Origin, make_dataset
from apps.datasets.making.tasks import Request, open_task
from apps.datasets.models import Dataset, LabelTask
from apps.datasets.scanning.scan import Scan
from apps.storage.ports import Store
from apps.teams.models import Project


def origin(project: Project) -> Origin:
    """Return some step of some run of the project."""
    return Origin(project=project, step_id=new_uuid(), execution_id=new_uuid())


def filled(store: Store, project: Project, source: str, *, name: str = "animals") -> Filled:
    """Make a dataset of what lies at a path."""
    scan = Scan(store=store, root=source, say=lambda text, level: None, check=lambda: None)
    return make_dataset(
        store, scan.found(None), name=name, source=source, output="", origin=origin(project)
    )


def asked(
    store: Store, dataset: Dataset, *classes: str, by: Origin | None = None, **more: str
) -> LabelTask:
    """Ask people to label a dataset."""
    request = Request(
        name="Label them",
        description="Which animal is it?",
        classes=classes,
        attempt=1,
        workflow_id=more.get("workflow_id", new_uuid()),
    )
    by = by or origin(dataset.project)
    return open_task(store, dataset, dataset.manifest, request, origin=by)
