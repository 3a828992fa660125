"""What a fix is, and what it is made from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, TypeAlias, cast

from apps.spec import text
from apps.spec.draft import Draft, Entity
from apps.spec.operations import Operation, Set
from apps.spec.pointers import ABSENT, MaybeJson, NoSuchPlace, value_at, write_pointer
from apps.spec.problems import Path, Problem
from apps.spec.shapes import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One way to be rid of a problem: its operations apply to the draft it was made for.

    `code` and `params` make its label; `for_all` says that every problem of a kind may be fixed
    like this at once, unseen.
    """

    code: str
    operations: tuple[Operation, ...]
    params: Mapping[str, Any] = field(default_factory=dict)
    for_all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A problem in its draft: `entity` has it, at `path` in its value."""

    problem: Problem
    draft: Draft
    entity: Entity
    path: Path
    new_id: Callable[[], str]

    @property
    def value(self) -> MaybeJson:
        """Return what stands at the path."""
        try:
            return value_at(dict(self.entity.value), [str(part) for part in self.path])
        except NoSuchPlace:
            return ABSENT

    def set_to(self, new: MaybeJson) -> Set:
        """Return what puts `new` at the path."""
        return set_of(self.entity, self.path, self.value, new)


Fixer: TypeAlias = Callable[[Fault], Iterable[Fix]]


def set_of(entity: Entity, path: Path, old: MaybeJson, new: MaybeJson) -> Set:
    """Return the operation that changes one place of an entity."""
    return Set(id=entity.id, path=write_pointer(path), old=_written(old), new=_written(new))


def _written(value: MaybeJson) -> str | None:
    return None if value is ABSENT else text.write(cast("Json", value))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was most likely meant to be."""
    by_lower = {each.lower(): each for each in known}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None
