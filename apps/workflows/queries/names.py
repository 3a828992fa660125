"""Names that are free in a project."""

from collections.abc import Iterator

from apps.teams.models import Project

LONGEST = 64
"""Characters that the page lets a workflow's name have."""


def free_name(project: Project, name: str) -> str:
    """Return `name`, with the first number that makes it free in the project if it is not."""
    there = project.workflows.filter(trashed_at__isnull=True)
    taken = set(there.values_list("name", flat=True))
    return next(found for found in _numbered(name) if found not in taken)


def _numbered(name: str) -> Iterator[str]:
    yield name[:LONGEST]
    number = 2
    while True:
        ending = f"-{number}"
        yield name[: LONGEST - len(ending)] + ending
        number += 1
