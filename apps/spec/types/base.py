"""What the registry says of one type of step."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from apps.spec.shapes import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Port:
    """A place where data goes in or comes out: `types` are the kinds of data it takes or gives."""

    name: str
    types: tuple[str, ...]
    required: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepType:
    """One type of step.

    `label`, `group` and the titles of ports and properties are English message ids; `icon` is a
    lucide name; `properties` a JSON schema of the step's `properties` (any value in there may be
    a reference instead); `defaults` what a new step holds beside its name, title and type.
    """

    name: str
    label: str
    icon: str
    group: str
    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()
    properties: Mapping[str, Json] = field(default_factory=dict)
    defaults: Mapping[str, Json] = field(default_factory=dict)


def schema(**properties: Json) -> dict[str, Json]:
    """Return the JSON schema of an object with these properties, open for others."""
    return {"type": "object", "properties": properties, "additionalProperties": True}


def titled(title: str, found: dict[str, Json]) -> dict[str, Json]:
    """Return a schema under a title."""
    return {**found, "title": title}


def text(
    title: str,
    *,
    choices: tuple[str, ...] = (),
    suggestions: tuple[str, ...] = (),
    description: str = "",
) -> dict[str, Json]:
    """Return the JSON schema of a text: `choices` close what it may be, `suggestions` do not."""
    found: dict[str, Json] = {"type": "string", "title": title}
    if choices:
        found["enum"] = list(choices)
    if suggestions:
        found["examples"] = list(suggestions)
    if description:
        found["description"] = description
    return found


def whole_number(title: str, *, minimum: int = 0) -> dict[str, Json]:
    """Return the JSON schema of a whole number."""
    return {"type": "integer", "title": title, "minimum": minimum}


def flag(title: str) -> dict[str, Json]:
    """Return the JSON schema of a switch."""
    return {"type": "boolean", "title": title}
