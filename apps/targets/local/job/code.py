"""The code of a job, brought into its directory."""

from dataclasses import dataclass
from pathlib import Path

from apps.core.errors import NotFound, Refused
from apps.executions.ports import Fault
from apps.gallery.code import Code, code_of
from apps.storage import paths
from apps.storage.ports import StorageFault, Store
from apps.targets.local.job.plan import Plan
from apps.teams.models import Project


class JobFault(Exception):
    """The job cannot be run, or did not go well: why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.code)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the code lies, and the file in it that is run ("" where a command is)."""

    folder: Path
    boot_file: str


def gallery_code(plan: Plan, project_id: str) -> Code | None:
    """Return the algorithm a plan names, None where it names none; raise `JobFault`."""
    if not plan.asset_id:
        return None
    project = Project.objects.get(pk=project_id)
    try:
        return code_of(project, asset_id=plan.asset_id, version_id=plan.version_id)
    except NotFound as missing:
        params = {"id": missing.id or plan.asset_id}
        raise JobFault(Fault(code="job.unknown_algorithm", params=params)) from missing
    except Refused as refused:
        problem = refused.problems[0]
        raise JobFault(Fault(code=problem.code, params=problem.params)) from refused


def place_code(plan: Plan, code: Code | None, store: Store, folder: Path) -> Placed:
    """Put the code below `folder`; raise `JobFault` where the file to run is not in it."""
    if code is not None:
        return _unpacked(code, folder)
    if not plan.code_dir:
        return Placed(folder, "")
    source = paths.parse(plan.code_dir)
    here = folder / source.name
    store.download(str(source), here)
    boot_file = _within(plan.boot_file, source)
    if boot_file and not (here / boot_file).is_file():
        params = {"file": boot_file, "path": source.directory}
        raise JobFault(Fault(code="job.no_boot_file", params=params))
    return Placed(here, boot_file)


def _unpacked(code: Code, folder: Path) -> Placed:
    here = folder / "algorithm"
    for name, data in code.files.items():
        place = here / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return Placed(here, code.boot_file)


def _within(boot_file: str, code_dir: paths.StoragePath) -> str:
    """Return the file's path below the code: as it is given, or of a whole path what is left."""
    if not boot_file.startswith(("/", "obs://", "s3://")):
        return paths.parse(f"{code_dir}/{boot_file}").key[len(code_dir.key) :].strip("/")
    whole = paths.parse(boot_file)
    count = len(code_dir.parts)
    if (whole.bucket, whole.parts[:count]) != (code_dir.bucket, code_dir.parts):
        raise StorageFault("storage.path", path=boot_file)
    return "/".join(whole.parts[count:])
