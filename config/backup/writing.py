"""Writing an archive."""

import json
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Model

from apps.workflows.store.snapshot import one_moment
from config.backup import layout
from config.backup.rows import kept_models, lines_of


def back_up(path: Path) -> layout.Summary:
    """Write everything to a new archive that only its owner can read.

    Raise `Unusable` where there is a file already, which is left as it is.
    """
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as error:
        raise layout.Unusable(f"Cannot write {path}: {error.strerror}.") from error
    with (
        os.fdopen(descriptor, "wb") as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        return _write_all(archive)


def _write_all(archive: zipfile.ZipFile) -> layout.Summary:
    with one_moment():
        archive.writestr(layout.MANIFEST, _manifest())
        count = sum(_write_rows(archive, model) for model in kept_models())
    files = list(layout.stored_files())
    for stored in files:
        name = stored.relative_to(settings.MEDIA_ROOT).as_posix()
        archive.write(stored, layout.FILES + name)
    for key in filter(Path.exists, layout.key_files()):
        archive.write(key, layout.KEYS + key.name)
    return layout.Summary(rows=count, files=len(files))


def _manifest() -> str:
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    facts = {"format": layout.FORMAT, "made_at": made_at, "migrations": layout.migrations()}
    return json.dumps(facts, indent=2)


def _write_rows(archive: zipfile.ZipFile, model: type[Model]) -> int:
    count = 0
    with archive.open(f"{layout.ROWS}{model._meta.label}.jsonl", "w", force_zip64=True) as file:
        for line in lines_of(model):
            file.write(line.encode() + b"\n")
            count += 1
    return count
