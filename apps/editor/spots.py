"""Where in a draft, and under which id on the page, a control stands."""

import re
from dataclasses import dataclass, replace

from apps.spec.draft import Draft, Kind


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a draft that a control shows: `panel` is the entity whose panel it is in."""

    draft: Draft
    panel: str
    editable: bool
    entity: str
    keys: tuple[str, ...] = ()

    def at(self, key: str) -> "Spot":
        """Return the place one key further in."""
        return replace(self, keys=(*self.keys, key))

    def of(self, entity: str) -> "Spot":
        """Return the place of a whole entity in the same panel."""
        return replace(self, entity=entity, keys=())

    @property
    def id(self) -> str:
        """Return the id of its control on the page."""
        return dom_id("field", "" if self.entity == self.panel else self.entity, *self.keys)

    @property
    def fresh(self) -> str:
        """Return what stands for the id, name or place of what a script adds to its list."""
        return f"__new{len(self.keys)}__"

    @property
    def kind(self) -> Kind | None:
        """Return the kind of its entity; None of one that is only about to be added."""
        found = self.draft.entities.get(self.entity)
        return found.kind if found else None


def dom_id(*parts: str) -> str:
    """Return an id for the page that scripts and labels can name, whatever a key is called."""
    return "-".join(re.sub(r"[^A-Za-z0-9_]", _escaped, part) for part in parts if part)


def _escaped(match: re.Match[str]) -> str:
    return f"_{ord(match.group()):x}_"
