"""The output directories of a job on their way into storage, during the run and after it."""

from collections.abc import Sequence

from apps.storage import paths
from apps.storage.ports import Store
from apps.storage.trees import PlainFile, open_plain, plain_files
from apps.targets.local.job.channels import Files

MOST_FILES = 100_000


class Uploads:
    """Knows what has been uploaded, so that only what is new or has changed follows."""

    def __init__(self, store: Store, outputs: Sequence[Files]) -> None:
        self._store, self._outputs = store, outputs
        self._done: dict[str, tuple[int, int]] = {}
        self.count = self.bytes = 0

    def bring(self) -> None:
        """Upload what is new; raise `StorageFault` where storage does not take it."""
        for output in self._outputs:
            for found in plain_files(output.folder, limit=MOST_FILES):
                self._bring_file(output, found)

    def settle(self) -> None:
        """Upload what is new, and have each output's directory even where nothing is in it."""
        for output in self._outputs:
            self._store.make_directory(output.path)
        self.bring()

    def _bring_file(self, output: Files, found: PlainFile) -> None:
        path = paths.join(output.path, *found.parts)
        state = (found.size, found.changed)
        if self._done.get(path) == state:
            return
        with open_plain(output.folder, found.parts) as file:
            if file is not None:
                self._store.write(path, file)
        self.count += path not in self._done
        self.bytes += found.size
        self._done[path] = state
