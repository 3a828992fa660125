"""Small drafts and random operations that the tests of editing share."""

import itertools
import json
import random
from collections.abc import Callable, Sequence
from typing import Any

from apps.spec.draft import Draft, Kind, LinkAs, Position, draft_of
from apps.spec.operations import Add, Link, Operation, Order, Place, Remove, Set, Unlink
from apps.spec.parse import parse
from apps.spec.pointers import ABSENT, value_at


def ids() -> Callable[[], str]:
    """Return a source of readable ids: 0…01, 0…02, …"""
    numbers = itertools.count(1)
    return lambda: f"{next(numbers):032x}"


def draft(document: dict[str, Any], *, new_id: Callable[[], str] | None = None) -> Draft:
    workflow, problems = parse(document)
    assert workflow is not None, problems
    return draft_of(workflow, root="f" * 32, new_id=new_id or ids())


def step(name: str, **fields: Any) -> dict[str, Any]:
    return {"name": name, "type": "job", **fields}


def by_name(found: Draft, name: str, kind: Kind = Kind.STEP) -> str:
    return next(
        id
        for id, entity in found.entities.items()
        if entity.kind is kind and entity.value.get("name") == name
    )


def random_operations(found: Draft, seed: int, new_id: Callable[[], str]) -> Sequence[Operation]:
    """Return one to four operations that fit `found` at the time they are made."""
    chance = random.Random(seed)
    return [_random_operation(found, chance, new_id) for _ in range(chance.randint(1, 4))]


def _random_operation(found: Draft, chance: random.Random, new_id: Callable[[], str]) -> Operation:
    steps = found.children.get((found.root, Kind.STEP), ())
    everything = [id for id in found.entities if id != found.root]
    if not steps or not everything:
        return _random_step(found, chance, new_id)
    any_id = chance.choice(everything)
    one, other = chance.choice(steps), chance.choice(steps)
    link_as = chance.choice(list(LinkAs))
    field = chance.choice(["title", "description", "note", "name"])
    choices: list[Callable[[], Operation]] = [
        lambda: _random_step(found, chance, new_id),
        lambda: Remove(id=any_id),
        lambda: _set(found, any_id, field, chance.choice(["a", "b", "", "名"])),
        lambda: Order(id=any_id, after=chance.choice([None, *everything])),
        lambda: Link(source=one, target=other, link_as=link_as, index=chance.randint(0, 3)),
        lambda: Unlink(source=one, target=other, link_as=link_as, index=chance.randint(0, 3)),
        lambda: Place(id=any_id, position=Position(chance.randint(-9, 9), 0)),
    ]
    return chance.choice(choices)()


def _random_step(found: Draft, chance: random.Random, new_id: Callable[[], str]) -> Operation:
    siblings = found.children.get((found.root, Kind.STEP), ())
    return Add(
        kind=Kind.STEP,
        id=new_id(),
        owner=found.root,
        after=chance.choice([None, *siblings]),
        value={"name": f"s{chance.randint(0, 99)}", "type": "job"},
    )


def _set(found: Draft, id: str, field: str, new: str) -> Set:
    current = value_at(dict(found.entities[id].value), (field,))
    old = None if current is ABSENT else json.dumps(current, ensure_ascii=False)
    return Set(id=id, path=f"/{field}", old=old, new=json.dumps(new, ensure_ascii=False))
