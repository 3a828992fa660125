"""What the step types are called and which icons they have, in the person's language."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext

from apps.spec.types import registry

UNKNOWN_ICON = "puzzle"


def catalog() -> Sequence[dict[str, Any]]:
    """Return every step type as the canvas knows it."""
    return [
        {"name": kind.name, "label": gettext(kind.label), "icon": kind.icon}
        for kind in registry().values()
    ]


def label_of(type_name: str) -> str:
    """Return the label of a type; of one whose plug-in has gone its own name."""
    kind = registry().get(type_name)
    return gettext(kind.label) if kind else type_name


def icon_of(type_name: str) -> str:
    """Return the icon of a type."""
    kind = registry().get(type_name)
    return kind.icon if kind else UNKNOWN_ICON
