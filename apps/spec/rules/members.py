"""Lists that name steps without linking them: used steps, subgraphs, scenes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from apps.spec.facts import Facts
from apps.spec.problems import Path, Problem
from apps.spec.references import Source

_PLACES = {
    Source.PARAMETERS: "parameters",
    Source.DATA: "data",
    Source.REQUIREMENTS: "data_requirements",
}


def _users(facts: Facts) -> Mapping[tuple[Source, str], set[str]]:
    """Return (source, name) → the steps that refer to it."""
    users: defaultdict[tuple[Source, str], set[str]] = defaultdict(set)
    for use in facts.uses:
        if use.reference is not None and use.step is not None:
            users[use.reference.source, use.reference.name].add(facts.steps[use.step].name or "")
    return users


def used_steps_are_those_that_use(facts: Facts) -> Iterator[Problem]:
    """Where `used_steps` is sent, it names the steps that refer to the thing, and no others."""
    users = _users(facts)
    for source, field in _PLACES.items():
        for index, thing in enumerate(getattr(facts.workflow, field) or ()):
            if thing.used_steps is None:
                continue
            used = users.get((source, thing.name or ""), set())
            sent = {name for name in thing.used_steps if name in facts.step_index}
            if sent != used:
                params = {"missing": sorted(used - sent), "extra": sorted(sent - used)}
                yield Problem(
                    code="used_steps.differ", path=(field, index, "used_steps"), params=params
                )


def _memberships(facts: Facts) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for index, group in enumerate(facts.workflow.sub_graphs or ()):
        yield ("sub_graphs", index, "steps"), group.steps or ()
    policy = facts.workflow.policy
    for index, scene in enumerate((policy.scenes if policy else None) or ()):
        yield ("policy", "scenes", index, "steps"), scene.steps or ()


def _used_steps(facts: Facts) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for field in _PLACES.values():
        for index, thing in enumerate(getattr(facts.workflow, field) or ()):
            yield (field, index, "used_steps"), thing.used_steps or ()


def members_are_steps(facts: Facts) -> Iterator[Problem]:
    """Every member of a subgraph or scene, and every used step, is a step."""
    for path, names in (*_memberships(facts), *_used_steps(facts)):
        for at, name in enumerate(names):
            if name not in facts.step_index:
                yield Problem(code="member.unknown", path=(*path, at), params={"name": name})


def members_are_not_repeated(facts: Facts) -> Iterator[Problem]:
    """A subgraph or scene names a step once."""
    for path, names in _memberships(facts):
        seen: set[str] = set()
        for at, name in enumerate(names):
            if name in seen:
                yield Problem(code="member.repeated", path=(*path, at), params={"name": name})
            seen.add(name)
