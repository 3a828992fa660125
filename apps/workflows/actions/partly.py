"""Applying a change to no more of a draft than it looks at.

The result is that of the whole draft, and where that cannot be told from a part, nothing is
returned: a refusal, with all that it names, is always the whole draft's.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from apps.spec.applying import Applied, apply
from apps.spec.cycles import find_cycle_from
from apps.spec.draft import Draft, Entity, Kind
from apps.spec.invariants import MAX_STEPS, UNIQUE_NAMES, may_close_a_loop
from apps.spec.needs import needs_of
from apps.spec.operations import Operation
from apps.workflows import store


def applied_partly(
    workflow_id: str, operations: Collection[Operation]
) -> tuple[Draft, Applied | None]:
    """Return a part of the draft and what the operations make of it; None where in doubt.

    Loops are looked for later, in the rows (`closes_a_loop`).
    """
    before = store.load_needed(workflow_id, needs_of(operations))
    applied, _ = apply(before, operations, check=False)
    if applied is None or _is_doubtful(before, applied):
        return before, None
    return before, applied


def closes_a_loop(before: Draft, applied: Applied) -> bool:
    """Tell whether steps wait for each other in the rows, after what was applied is written."""
    after = applied.draft
    roots = {_step_of(after, id) for id in applied.touched if may_close_a_loop(before, after, id)}
    return bool(roots) and find_cycle_from(store.waiting_steps(after.root), roots) is not None


def _step_of(draft: Draft, id: str) -> str:
    entity = draft.entities[id]
    return id if entity.kind is Kind.STEP else entity.owner


def _is_doubtful(before: Draft, applied: Applied) -> bool:
    after = applied.draft
    steps = after.children.get((after.root, Kind.STEP), ())
    links_to_itself = any(step in members for (step, _), members in after.links.items())
    return len(steps) > MAX_STEPS or links_to_itself or _repeats_a_name(before, applied)


def _repeats_a_name(before: Draft, applied: Applied) -> bool:
    """Tell whether a name may be there twice, among what was touched or in the rows beside it."""
    named = [
        entity
        for entity in map(applied.draft.entities.get, applied.touched)
        if entity is not None and entity.kind in UNIQUE_NAMES
    ]
    names = [(one.kind, one.owner, one.value.get("name")) for one in named]
    if any(name is None or count > 1 for (_, _, name), count in Counter(names).items()):
        return True
    return _is_taken([one for one in named if _is_renamed(before, one)], applied.touched)


def _is_renamed(before: Draft, entity: Entity) -> bool:
    old = before.entities.get(entity.id)
    return old is None or old.value.get("name") != entity.value["name"]


def _is_taken(named: Iterable[Entity], touched: Collection[str]) -> bool:
    by_kind: dict[Kind, list[Entity]] = defaultdict(list)
    for entity in named:
        by_kind[entity.kind].append(entity)
    return any(_is_taken_in(kind, some, touched) for kind, some in by_kind.items())


def _is_taken_in(kind: Kind, named: list[Entity], touched: Collection[str]) -> bool:
    wanted = {(one.owner, str(one.value["name"])) for one in named}
    return any(
        (owner, name) in wanted and id not in touched
        for id, owner, name in store.named(kind, wanted)
    )
