"""Dataset import: what lies at a path is added to a dataset."""

from apps.datasets.making.datasets import extend_dataset
from apps.datasets.manifests.kinds import Kind
from apps.datasets.scanning.scan import Scan
from apps.executions.ports import Observation, Stopped, Work
from apps.storage.ports import Store
from apps.targets.local.ports import Say
from apps.targets.local.runners.create_dataset import tell
from apps.targets.local.runners.dataset_work import (
    DatasetRunner,
    checking,
    completed,
    dataset_in,
    path_in,
    text_of,
)


class DatasetImport(DatasetRunner):
    """Adds samples; those that the dataset has already are recognised."""

    def make(self, work: Work, store: Store, *, say: Say, stopped: Stopped) -> Observation:
        """Look at the path and add what is new."""
        chosen = dataset_in(work)
        scan = Scan(
            store=store,
            root=path_in(work, "obs"),
            say=say,
            check=checking(stopped),
            class_column=text_of(work, "class_column"),
        )
        found = scan.found(Kind(chosen.dataset.kind))
        filled = extend_dataset(store, chosen.dataset, found, base=chosen.manifest)
        tell(filled, say)
        return completed(work, filled.dataset, filled.manifest)
