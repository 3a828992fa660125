"""The step types there are: the page's eight, `condition`, and those that plug-ins bring.

A plug-in names a `StepType` in the entry-point group `weft.step_types`; it cannot replace a
built-in one.
"""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType

from apps.spec.shapes import Json
from apps.spec.types import (
    condition,
    create_dataset,
    dataset_import,
    job,
    labeling,
    model,
    mrs_job,
    release_dataset,
    service,
)
from apps.spec.types.base import Port, StepType

__all__ = ["BUILT_IN", "Port", "StepType", "new_step", "registry"]

BUILT_IN: tuple[StepType, ...] = (
    dataset_import.TYPE,
    create_dataset.TYPE,
    labeling.TYPE,
    release_dataset.TYPE,
    job.TYPE,
    mrs_job.TYPE,
    condition.TYPE,
    model.TYPE,
    service.TYPE,
)
"""In the order of the palette."""


@cache
def registry() -> Mapping[str, StepType]:
    """Return name → type of everything a step can be, built-in types first."""
    found = {kind.name: kind for kind in BUILT_IN}
    for point in entry_points(group="weft.step_types"):
        kind: StepType = point.load()
        found.setdefault(kind.name, kind)
    return MappingProxyType(found)


def new_step(type_name: str, name: str) -> dict[str, Json]:
    """Return the JSON of a fresh step of a registered type; raise `KeyError` for another."""
    kind = registry()[type_name]
    return {"name": name, "title": name, "type": kind.name, **deepcopy(dict(kind.defaults))}
