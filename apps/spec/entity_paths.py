"""Which entity of a draft a path of its document leads to."""

from apps.spec.draft import Draft, child_places
from apps.spec.problems import Path


def entity_at(draft: Draft, path: Path) -> tuple[str, Path]:
    """Return the id of the innermost entity on `path`, and what is left of the path inside it."""
    id, rest = draft.root, path
    while (inner := _inside(draft, id, rest)) is not None:
        id, rest = inner
    return id, rest


def _inside(draft: Draft, owner: str, path: Path) -> tuple[str, Path] | None:
    for kind, place in child_places(draft.entities[owner].kind):
        match path[: len(place)] == place, path[len(place) :]:
            case True, (int(index), *rest):
                return draft.children[(owner, kind)][index], tuple(rest)
    return None
