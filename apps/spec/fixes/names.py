"""Names: one that fits its pattern, one where there is none."""

import re
from collections.abc import Iterator
from itertools import chain, count

from apps.spec import names
from apps.spec.draft import Draft, Entity, Kind
from apps.spec.fixes.base import Fault, Fix
from apps.spec.gestures import rename
from apps.spec.operations import Operation

_LONGEST = 64
_FOREIGN = re.compile(r"[^A-Za-z0-9_-]")
_FOREIGN_IN_STEPS = re.compile(r"[^A-Za-z0-9一-龥 _-]")
_STEP_LIKE = frozenset({Kind.WORKFLOW, Kind.STEP})


def rename_to_fit(fault: Fault) -> Iterator[Fix]:
    """Give it the nearest name that fits, in every reference too."""
    old = fault.entity.value.get("name")
    if isinstance(old, str):
        name = free_name(fault.draft, fault.entity, _fitting(fault.entity.kind, old))
        operations = rename(fault.draft, fault.entity.id, name)
        safe = fault.problem.code != "name.leading_digit"
        yield Fix(code="fix.rename", params={"name": name}, operations=operations, for_all=safe)


def fill_in(fault: Fault) -> Iterator[Fix]:
    """Give a name to what has none, and an operator to a condition without one."""
    if fault.entity.kind is Kind.CONDITION and fault.path == ("type",):
        operator: tuple[Operation, ...] = (fault.set_to("=="),)
        yield Fix(code="fix.use", params={"word": "=="}, operations=operator)
    if fault.path == ("name",):
        name = free_name(fault.draft, fault.entity, fault.entity.kind.value)
        operations: tuple[Operation, ...] = (fault.set_to(name),)
        yield Fix(code="fix.name", params={"name": name}, operations=operations, for_all=True)


def free_name(draft: Draft, entity: Entity, base: str) -> str:
    """Return `base`, or the first `base2`, `base3`, … that no sibling has."""
    siblings = draft.children.get((entity.owner, entity.kind), ())
    taken = {draft.entities[id].value.get("name") for id in siblings if id != entity.id}
    endings = chain([""], map(str, count(2)))
    candidates = (base[: _LONGEST - len(ending)] + ending for ending in endings)
    return next(name for name in candidates if name not in taken)


def _fitting(kind: Kind, old: str) -> str:
    foreign = _FOREIGN_IN_STEPS if kind in _STEP_LIKE else _FOREIGN
    name = foreign.sub("_", old)[:_LONGEST]
    plain = names.fits(kind.value, name) and not names.starts_with_digit(name)
    return name if plain else f"{kind.value}_{name.strip('_ -')}".rstrip("_")[:_LONGEST]
