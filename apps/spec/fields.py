"""The declared fields of an object of the page, read once from its dataclass."""

from dataclasses import fields
from typing import Any

from apps.spec.per_class import per_class
from apps.spec.shapes import Declared


@per_class
def declared_fields(of: type[Any]) -> dict[str, Declared]:
    """Return name → declaration for an object of `model`, in the page's order, without `extras`."""
    return {f.name: f.metadata["declared"] for f in fields(of) if "declared" in f.metadata}
