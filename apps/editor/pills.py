"""References as they are shown."""

from dataclasses import dataclass

from apps.spec.pointers import MaybeJson
from apps.spec.references import PREFIX, parse_reference

NAMESPACE_ICONS = {
    "parameters": "sliders-horizontal",
    "data": "database",
    "data_requirements": "clipboard-list",
    "consumptions": "arrow-right-from-line",
    "storages": "hard-drive",
}


@dataclass(frozen=True, slots=True)
class Pill:
    """A reference as it is shown; `aim` is the shortest one to what it points at."""

    text: str
    aim: str
    icon: str
    namespace: str
    name: str


def pill_of(written: str) -> Pill:
    """Return a reference as it is shown; one of no known form is shown as it is written."""
    found = parse_reference(written)
    if found is None:
        return Pill(written, "", "link", "", written)
    name = "/".join(part for part in (found.name, found.output, *found.fields, found.path) if part)
    aim = "/".join(filter(None, (f"{PREFIX}{found.source}", found.name, found.output)))
    return Pill(written, aim, NAMESPACE_ICONS[found.source], str(found.source), name)


def is_reference(value: MaybeJson) -> bool:
    """Tell whether a value means to be a reference."""
    return isinstance(value, str) and value.startswith(PREFIX)
