"""The flavor that a step asks for: which machines its work is for."""

from collections.abc import Mapping

from apps.executions.models.step import LONGEST_FLAVOR
from apps.spec.shapes import Json


def flavor_of(properties: Mapping[str, Json]) -> str:
    """Return the flavor in resolved properties; "" for none, or what can be no flavor's name."""
    spec = properties.get("spec")
    resource = spec.get("resource") if isinstance(spec, Mapping) else None
    if not isinstance(resource, Mapping):
        return ""
    name = resource.get("flavor_id") or resource.get("flavor")
    fits = isinstance(name, str) and name.isprintable() and len(name) <= LONGEST_FLAVOR
    return str(name) if fits else ""
