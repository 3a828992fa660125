"""The package of a model version as a zip file."""

import tempfile
import zipfile
from pathlib import Path
from typing import IO

from apps.serving.models import ModelVersion
from apps.storage.opening import store_of

IN_MEMORY = 2**20


def zipped(version: ModelVersion) -> IO[bytes]:
    """Return a zip of `model/`, to be read from its beginning; it is gone once it is closed."""
    archive = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (the answer reads it)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        store_of(version.model.project).download(version.place, root)
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
            for path in sorted(path for path in root.rglob("*") if path.is_file()):
                file.write(path, path.relative_to(root))
    archive.seek(0)
    return archive
