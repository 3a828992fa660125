"""Whether a step's code and input files are as they were: looked at, not read."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from apps.core.errors import NotFound, Refused
from apps.executions.ports import Work
from apps.gallery.code import digest_of
from apps.storage.local import LocalStore
from apps.storage.opening import store_by_id
from apps.storage.ports import StorageFault, Store
from apps.targets.local import spark
from apps.targets.local.job.channels import path_in
from apps.targets.local.job.plan import Plan, plan_of
from apps.teams.models import Project

MOST_FILES = 1000


class _Unknown(Exception):
    """Nobody can tell without waiting or without looking at too much."""


def fingerprint_of(work: Work) -> str | None:
    """Return what changes with a step's code and its input files; None where that is unknown.

    Code at an S3 endpoint is unknown, since nobody may be waited for here; of inputs at one only
    the paths count.
    """
    try:
        plan = _plan(work)
        return hashlib.sha256("\n".join(_seen(plan, work.project_id)).encode()).hexdigest()
    except (_Unknown, StorageFault, NotFound, Refused):
        return None


def _plan(work: Work) -> Plan:
    if work.type != "mrs_job":
        return plan_of(work)
    if spark.fault_in(work) or spark.application_at(spark.arguments_of(work)) is None:
        raise _Unknown
    return plan_of(replace(work, properties=spark.as_job(work)))


def _seen(plan: Plan, project_id: str) -> Iterator[str]:
    store = store_by_id(project_id)
    if plan.asset_id:
        project = Project.objects.get(pk=project_id)
        yield digest_of(project, asset_id=plan.asset_id, version_id=plan.version_id)
    elif plan.code_dir:
        if not isinstance(store, LocalStore):
            raise _Unknown
        yield from _files(store, plan.code_dir)
    for channel in plan.inputs:
        if path := path_in(channel.value):
            yield from _files(store, path)


def _files(store: Store, path: str) -> Iterator[str]:
    """Return a line for every file at or below a path: where, how large, when it changed."""
    if not isinstance(store, LocalStore):
        return
    found = store.files(path, limit=MOST_FILES + 1)
    if len(found) > MOST_FILES:
        raise _Unknown
    for file in found:
        yield repr((file.parts, file.size, file.changed))
