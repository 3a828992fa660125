"""Bringing the files of a model version to this machine, once for each generation of a service."""

import shutil
from pathlib import Path

from django.conf import settings

from apps.serving.supervisor.wanted import Wanted
from apps.storage.opening import store_by_id


def bring(service: Wanted) -> Path:
    """Return the folder of the model's files; what an earlier generation left is removed."""
    home = folder_of(service.id)
    here = home / str(service.generation)
    for old in home.glob("*"):
        shutil.rmtree(old)
    here.mkdir(parents=True)
    store_by_id(service.project_id).download(f"{service.place}model/", here)
    return here


def forget(service_id: str) -> None:
    """Remove what was brought for a service."""
    shutil.rmtree(folder_of(service_id), ignore_errors=True)


def folder_of(service_id: str) -> Path:
    """Return where a service's files are brought."""
    return Path(settings.WEFT_HOME) / "services" / service_id
