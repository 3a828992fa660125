"""A reference as every page shows it: an icon for where it points, and the name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from apps.spec.references import Source, parse_reference

_ICONS: Mapping[Source, str] = {
    Source.PARAMETERS: "sliders-horizontal",
    Source.DATA: "database",
    Source.REQUIREMENTS: "clipboard-list",
    Source.CONSUMPTIONS: "workflow",
    Source.STORAGES: "hard-drive",
}


@dataclass(frozen=True)
class Pill:
    """What a pill says; `text` is the whole reference."""

    source: str
    icon: str
    name: str
    text: str


def pill_of(value: Any) -> Pill | None:
    """Return the pill of a reference, None of any other value."""
    found = parse_reference(value) if isinstance(value, str) else None
    if found is None:
        return None
    parts = [found.name, found.output, *found.fields, found.path or ""]
    name = " / ".join(part for part in parts if part)
    return Pill(found.source.value, _ICONS[found.source], name, value)
