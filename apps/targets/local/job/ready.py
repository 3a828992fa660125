"""What a job needs, looked up before its thread begins: from then on no database is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from apps.executions.ports import Work
from apps.gallery.code import Code
from apps.storage.opening import store_by_id
from apps.storage.ports import Store
from apps.targets.local.flavors import limits_of
from apps.targets.local.folders import Folders
from apps.targets.local.job.channels import Files, input_files, output_files
from apps.targets.local.job.code import gallery_code
from apps.targets.local.job.plan import Plan, plan_of
from apps.targets.local.warden.order import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """One attempt of a job. `container` is the program that runs its image, "" without one."""

    work: Work
    plan: Plan
    code: Code | None
    store: Store
    folders: Folders
    inputs: Sequence[Files]
    outputs: Sequence[Files]
    limits: Limits
    user: int | None
    container: str = ""

    @property
    def name(self) -> str:
        """Return what the attempt is called where names are public: a container's, a log's."""
        return f"weft-{self.work.id}-{self.work.attempt}"

    @property
    def log_export(self) -> str:
        """Return the directory of storage that wants the log, "" where none does."""
        spec: Any = self.work.properties.get("spec")
        export = spec.get("log_export_path") if isinstance(spec, Mapping) else None
        path = export.get("obs_url") if isinstance(export, Mapping) else export
        return path if isinstance(path, str) else ""


def get_ready(work: Work, folders: Folders, *, container: str, user: int | None) -> Ready:
    """Look up everything; raise `JobFault` or `StorageFault` where something is missing."""
    plan = plan_of(work)
    return Ready(
        work=work,
        plan=plan,
        code=gallery_code(plan, work.project_id),
        store=store_by_id(work.project_id),
        folders=folders,
        inputs=input_files(plan, folders),
        outputs=output_files(work, plan, folders),
        limits=limits_of(plan.resource, folder=str(folders.root)),
        user=user,
        container=container if plan.image else "",
    )
