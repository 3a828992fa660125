"""How much a flavor gives to a job. A flavor is a name; what it means is a table, or the name."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from apps.spec.shapes import Json
from apps.targets.local.warden.order import Limits

GIB = 2**30
_SPELLED = re.compile(r"(\d{1,3})\s*u\s*(\d{1,4})\s*g", re.IGNORECASE)
_CPUS_ONLY = re.compile(r"cpu\D{0,3}(\d{1,3})u", re.IGNORECASE)
_GIB_A_CPU = 4


def limits_of(resource: Json, *, folder: str) -> Limits:
    """Return what the `spec.resource` of a job allows below `folder`.

    A flavor is looked up in `WEFT_JOB_FLAVORS`, else read from its name (`modelarts.vm.cpu.2u8g`
    has 2 CPUs and 8 GiB); any other name has the default.
    """
    name = _name(resource)
    default = settings.WEFT_JOB_FLAVORS["default"]
    cpus, memory = settings.WEFT_JOB_FLAVORS.get(name) or _spelled(name) or default
    return Limits(
        cpus=int(cpus),
        memory=int(memory * GIB),
        disk=int(settings.WEFT_JOB_DISK_GIB * GIB),
        folder=folder,
    )


def _name(resource: Any) -> str:
    if not isinstance(resource, Mapping):
        return ""
    name = resource.get("flavor_id") or resource.get("flavor") or ""
    return name if isinstance(name, str) else ""


def _spelled(name: str) -> tuple[int, int] | None:
    if found := _SPELLED.search(name):
        return max(int(found[1]), 1), max(int(found[2]), 1)
    if found := _CPUS_ONLY.search(name):
        cpus = max(int(found[1]), 1)
        return cpus, cpus * _GIB_A_CPU
    return None
