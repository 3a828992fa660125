"""Conditions that nobody looks at."""

from collections.abc import Iterator

from apps.spec.draft import Kind
from apps.spec.fixes.base import Fault, Fix
from apps.spec.operations import Remove


def remove_ignored(fault: Fault) -> Iterator[Fix]:
    """Take the conditions off a step of another type."""
    ids = fault.draft.children.get((fault.entity.id, Kind.CONDITION), ())
    yield Fix(code="fix.remove_conditions", operations=tuple(Remove(id=id) for id in ids))
