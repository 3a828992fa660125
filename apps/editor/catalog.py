"""The registry of step types in the person's language: for the palette and for the script."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils.translation import gettext

from apps.spec.types import Port, StepType, new_step, registry

UNKNOWN_ICON = "puzzle"


def catalog() -> list[dict[str, Any]]:
    """Return every step type with the JSON of a fresh step, in the order of the palette."""
    return [
        {
            "name": kind.name,
            "label": gettext(kind.label),
            "icon": kind.icon,
            "group": gettext(kind.group),
            "inputs": [_port(port) for port in kind.inputs],
            "outputs": [_port(port) for port in kind.outputs],
            "fresh": new_step(kind.name, kind.name),
        }
        for kind in registry().values()
    ]


def _port(port: Port) -> dict[str, Any]:
    return {"name": port.name, "types": list(port.types)}


def palette() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield each group's name and its types."""
    types = dict(zip(registry(), catalog(), strict=True))
    for group, kinds in groupby(registry().values(), key=_group):
        yield gettext(group), [types[kind.name] for kind in kinds]


def _group(kind: StepType) -> str:
    return kind.group


def label_of(type_name: str) -> str:
    """Return the label of a type; of one whose plug-in has gone its own name."""
    kind = registry().get(type_name)
    return gettext(kind.label) if kind else type_name


def icon_of(type_name: str) -> str:
    """Return the icon of a type."""
    kind = registry().get(type_name)
    return kind.icon if kind else UNKNOWN_ICON
