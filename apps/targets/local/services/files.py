"""Bringing a model version to this machine, once for each generation of a service."""

import shutil
from pathlib import Path

from django.db import connections

import apps.serving
from apps.storage.opening import store_by_id
from apps.targets.local.folders import Folders, make_folders
from apps.targets.local.services.wanted import Wanted
from apps.targets.local.users import user_for

RUNTIME = Path(apps.serving.__file__).parent / "runtime"


def bring(service: Wanted) -> Folders:
    """Return the directory of a generation, with the model's files and what answers with them.

    It belongs to the user that the service runs as. This thread keeps no connection open.
    """
    folders = make_folders(key_of(service))
    shutil.copytree(RUNTIME, runtime_in(folders))
    try:
        store_by_id(service.project_id).download(f"{service.place}model/", model_in(folders))
    finally:
        connections.close_all()
    folders.hand_over(user_for(key_of(service)), ())
    return folders


def key_of(service: Wanted) -> str:
    """Return what a generation of a service is called on this machine."""
    return f"service-{service.id}-{service.generation}"


def model_in(folders: Folders) -> Path:
    """Return where the model's files lie."""
    return folders.code / "model"


def runtime_in(folders: Folders) -> Path:
    """Return where the program that answers lies."""
    return folders.code / "runtime"
