"""The inputs and outputs of a job: which are files, where they come from and where they go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from apps.executions.ports import Work
from apps.spec.shapes import Json
from apps.storage import paths
from apps.targets.local.folders import Folders
from apps.targets.local.job.plan import Channel, Plan

OWN_BUCKET = "weft-outputs"
_OBS = "obs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """A channel with files: the path in storage and the local directory. `manifest` is the list
    of a dataset's samples, which are brought instead of the directory it lies in.
    """

    channel: Channel
    path: str
    folder: Path
    manifest: str = ""
    metric_file: str = ""


def input_files(plan: Plan, folders: Folders) -> Sequence[Files]:
    """Return the inputs whose value names a path; raise `StorageFault` for one that is none."""
    found = []
    for one in plan.inputs:
        if path := path_in(one.value):
            folder = folders.input(one.name, one.number)
            manifest = _text_of(one.value, "manifest")
            found.append(Files(channel=one, path=path, folder=folder, manifest=manifest))
    return found


def output_files(work: Work, plan: Plan, folders: Folders) -> Sequence[Files]:
    """Return the outputs that are files; an obs output without a path gets one of its own."""
    found = []
    for one, declared in zip(plan.outputs, work.outputs, strict=True):
        path = path_in(one.value)
        if not path and declared.type == _OBS:
            path = f"/{OWN_BUCKET}/{work.execution_id}/{work.step}/{one.name}/"
        if path:
            found.append(
                Files(
                    channel=one,
                    path=paths.parse(path).directory,
                    folder=folders.output(one.name, one.number),
                    metric_file=_text_of(one.value, "metric_file"),
                )
            )
    return found


def path_in(value: Json) -> str:
    """Return the path of storage that a value names, "" where it names none."""
    text = value if isinstance(value, str) else _text_of(value, "obs_url")
    return text if text.startswith(("/", "obs://", "s3://", "s3a://")) else ""


def plain_values(plan: Plan) -> list[Channel]:
    """Return the inputs that are values and no files."""
    return [one for one in plan.inputs if one.value is not None and not path_in(one.value)]


def _text_of(value: Json, name: str) -> str:
    found = value.get(name) if isinstance(value, Mapping) else None
    return found if isinstance(found, str) else ""
