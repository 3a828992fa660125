"""Dataset creation: a path in storage becomes a dataset with a first manifest."""

from apps.datasets.making.choosing import path_of
from apps.datasets.making.datasets import Filled, make_dataset, name_like
from apps.datasets.manifests.kinds import kind_of_type
from apps.datasets.scanning.scan import Scan
from apps.executions.ports import Observation, Stopped, Work
from apps.storage.ports import Store
from apps.targets.local.ports import Say
from apps.targets.local.runners.dataset_work import (
    DatasetRunner,
    checking,
    completed,
    origin_of,
    path_in,
    text_of,
)


class CreateDataset(DatasetRunner):
    """Makes the project's dataset of that name, or fills it anew where it is there."""

    def make(self, work: Work, store: Store, *, say: Say, stopped: Stopped) -> Observation:
        """Look at the path and write down what lies there."""
        source = path_in(work, "obs")
        column = text_of(work, "class_column")
        scan = Scan(store=store, root=source, say=say, check=checking(stopped), class_column=column)
        filled = make_dataset(
            store,
            scan.found(kind_of_type(work.properties.get("dataset_type"))),
            name=text_of(work, "dataset_name") or name_like(f"{work.workflow_name}-{work.step}"),
            description=text_of(work, "description"),
            source=source,
            output=_output(work),
            origin=origin_of(work),
        )
        tell(filled, say)
        return completed(work, filled.dataset, filled.manifest)


def tell(filled: Filled, say: Say) -> None:
    """Say what the dataset holds now."""
    dataset = filled.dataset
    say(f"Dataset {dataset.name}: {len(filled.samples)} samples ({dataset.kind})")
    if filled.duplicates:
        say(f"{filled.duplicates} were there already and are left out", "warn")
    say(f"Manifest: {filled.manifest}")


def _output(work: Work) -> str:
    return next(filter(None, (path_of(dict(one.config)) for one in work.outputs)), "")
