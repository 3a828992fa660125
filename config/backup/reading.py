"""Restoring an archive. What an archive says is checked before anything is changed."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import Model

from apps.core import keyfiles
from apps.core.secrets import key_file
from config.backup import layout
from config.backup.layout import Unusable
from config.backup.rows import kept_models, replace_all


def restore(path: Path, *, replace: bool = False) -> layout.Summary:
    """Put everything of an archive in place; all of it or, when it raises, nothing in the database.

    Raise `Unusable` where the archive is damaged, was made by another version, names files
    outside its own folder, or where there are accounts already and `replace` is not given.
    """
    with _opened(path) as archive:
        files = _file_names(archive)
        call_command("migrate", verbosity=0, interactive=False)
        _check_version(archive)
        if not replace and get_user_model().objects.exists():
            raise Unusable("The database is not empty; --replace deletes what is in it first.")
        with transaction.atomic():
            count = replace_all((model, _lines(archive, model)) for model in kept_models())
            _restore_files(archive, files)
            _restore_keys(archive)
    return layout.Summary(rows=count, files=len(files))


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except OSError as error:
        raise Unusable(f"Cannot read {path}: {error.strerror or error}.") from error
    except (zipfile.BadZipFile, KeyError, ValueError, IntegrityError) as error:
        raise Unusable(f"{path} is no whole backup of Weft: {error}.") from error


def _check_version(archive: zipfile.ZipFile) -> None:
    manifest = json.loads(archive.read(layout.MANIFEST))
    if manifest["format"] != layout.FORMAT or manifest["migrations"] != layout.migrations():
        raise Unusable(
            f"The backup of {manifest['made_at']} was made by another version of Weft:"
            " restore it with that version and update then."
        )


def _file_names(archive: zipfile.ZipFile) -> dict[str, Path]:
    """Return where each stored file goes, by its name in the archive."""
    names = [name for name in archive.namelist() if name.startswith(layout.FILES)]
    return {name: _place(name.removeprefix(layout.FILES)) for name in names}


def _place(name: str) -> Path:
    root = Path(settings.MEDIA_ROOT).resolve()
    place = (root / PurePosixPath(name)).resolve()
    if root not in place.parents:
        raise Unusable(f"The backup names a file outside its folder: {name}.")
    return place


def _lines(archive: zipfile.ZipFile, model: type[Model]) -> Iterator[str]:
    with archive.open(f"{layout.ROWS}{model._meta.label}.jsonl") as file:
        for line in file:
            yield line.decode()


def _restore_files(archive: zipfile.ZipFile, files: dict[str, Path]) -> None:
    for name, place in files.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as source, place.open("wb") as target:
            shutil.copyfileobj(source, target)


def _restore_keys(archive: zipfile.ZipFile) -> None:
    """Put the archive's keys first; a key that is here already stays, so that nothing is lost."""
    for path in layout.key_files():
        if layout.KEYS + path.name in archive.namelist():
            kept = archive.read(layout.KEYS + path.name).decode().split()
            here = path.read_text().split() if path == key_file() and path.exists() else []
            keyfiles.replace(path, "\n".join(dict.fromkeys([*kept, *here])))
