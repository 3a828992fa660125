"""What no change may do to a draft: repeat a name, close a loop, outgrow the limit."""

from collections import Counter
from collections.abc import Iterator, Set

from apps.spec.cycles import find_cycle
from apps.spec.draft import Draft, Entity, Kind, LinkAs, child_places, path_of
from apps.spec.problems import Problem
from apps.spec.references import PREFIX, Source, parse_reference
from apps.spec.shapes import Json

MAX_STEPS = 10_000
UNIQUE_NAMES = frozenset(
    {
        Kind.STEP,
        Kind.REQUIREMENT,
        Kind.DATA,
        Kind.PARAMETER,
        Kind.STORAGE,
        Kind.INPUT,
        Kind.OUTPUT,
    }
)
_CONSUMPTION = f"{PREFIX}{Source.CONSUMPTIONS}/"
_CARRIES_REFERENCES = frozenset({Kind.STEP, Kind.INPUT, Kind.OUTPUT, Kind.CONDITION})


def broken_invariants(before: Draft, after: Draft, touched: Set[str]) -> list[Problem]:
    """Return the faults that a change of the `touched` entities brought into a draft."""
    problems = [*_too_many_steps(after), *_repeated_names(after, touched)]
    if not problems and any(may_close_a_loop(before, after, id) for id in touched):
        problems += _loops(after)
    return problems


def _too_many_steps(draft: Draft) -> Iterator[Problem]:
    found = len(draft.children.get((draft.root, Kind.STEP), ()))
    if found > MAX_STEPS:
        params = {"limit": MAX_STEPS, "found": found}
        yield Problem(code="limit.steps", path=("steps",), params=params)


def _repeated_names(draft: Draft, touched: Set[str]) -> Iterator[Problem]:
    named = [draft.entities[id] for id in sorted(touched) if id in draft.entities]
    counts: dict[tuple[str, Kind], Counter[Json]] = {}
    for entity in named:
        if entity.kind not in UNIQUE_NAMES:
            continue
        place, name = (entity.owner, entity.kind), entity.value.get("name")
        if place not in counts:
            siblings = draft.children[place]
            counts[place] = Counter(draft.entities[id].value.get("name") for id in siblings)
        if counts[place][name] > 1:
            path = (*path_of(draft, entity.id), "name")
            params = {"kind": entity.kind.value, "name": name}
            yield Problem(code="name.duplicate", path=path, params=params)


def may_close_a_loop(before: Draft, after: Draft, id: str) -> bool:
    """Tell whether a step can have come before another: the look at all of them costs time."""
    new, old = after.entities.get(id), before.entities.get(id)
    if new is None or new.kind not in _CARRIES_REFERENCES:
        return False
    if any(
        _grew(before.links.get((id, as_), ()), after.links.get((id, as_), ())) for as_ in LinkAs
    ):
        return True
    if old is not None and old.value is new.value:
        return False
    renamed = old is None or old.value.get("name") != new.value.get("name")
    return (renamed and new.kind is Kind.STEP) or any(True for _ in _consumed(new))


def _grew(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    return not set(after) <= set(before)


def _consumed(entity: Entity) -> Iterator[str]:
    """Yield the names of the steps whose outputs an entity reads.

    The quick way through a whole draft: only texts that can be consumptions are parsed.
    """
    waiting: list[Json] = list(entity.value.values())
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            if found.startswith(_CONSUMPTION) and (reference := parse_reference(found)):
                yield reference.name
        elif isinstance(found, dict):
            waiting.extend(found.values())
        elif isinstance(found, list):
            waiting.extend(found)


def _loops(draft: Draft) -> Iterator[Problem]:
    cycle = find_cycle(edges_of(draft))
    if cycle is not None:
        names = [draft.entities[id].value.get("name") for id in cycle]
        path = path_of(draft, cycle[0])
        yield Problem(code="graph.cycle", path=path, params={"steps": names})


def edges_of(draft: Draft) -> dict[str, set[str]]:
    """Return step id → ids of the steps that wait for it, by links and by consumption."""
    steps = draft.children.get((draft.root, Kind.STEP), ())
    by_name = {draft.entities[id].value.get("name"): id for id in steps}
    edges: dict[str, set[str]] = {id: set() for id in steps}
    for id in steps:
        for before in draft.links.get((id, LinkAs.DEPENDS), ()):
            edges[before].add(id)
        for branch in (LinkAs.THEN, LinkAs.ELSE):
            edges[id].update(draft.links.get((id, branch), ()))
        for name in _consumed_below(draft, id):
            if name in by_name:
                edges[by_name[name]].add(id)
    return edges


def _consumed_below(draft: Draft, step: str) -> Iterator[str]:
    yield from _consumed(draft.entities[step])
    for kind, _ in child_places(Kind.STEP):
        for child in draft.children.get((step, kind), ()):
            yield from _consumed(draft.entities[child])
