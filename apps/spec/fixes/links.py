"""Order wires: a missing dependency, one written twice."""

from collections.abc import Iterator, Mapping

from apps.spec.draft import LINK_FIELDS, Draft, Kind, LinkAs
from apps.spec.entity_paths import entity_at
from apps.spec.fixes.base import Fault, Fix
from apps.spec.operations import Link, Unlink, wire

_LINK_OF: Mapping[str, LinkAs] = {field: link_as for link_as, field in LINK_FIELDS.items()}


def keep_one_link(fault: Fault) -> Iterator[Fix]:
    """Keep the first of equal entries of a list of links."""
    match fault.path:
        case (str(field), int(index)):
            place = (fault.entity.id, _LINK_OF[field])
            member = fault.draft.links[place][index]
            at = [at for at, id in enumerate(fault.draft.links[place]) if id == member]
            operations = tuple(wire(Unlink, place, member, each) for each in reversed(at[1:]))
            yield Fix(code="fix.keep_one", operations=operations, for_all=True)


def make_target_wait(fault: Fault) -> Iterator[Fix]:
    """Let a branch target depend on its condition."""
    target = step_named(fault.draft, fault.problem.params["name"])
    yield from _dependency(fault, fault.entity.id, target)


def wait_for_producer(fault: Fault) -> Iterator[Fix]:
    """Let a step depend on the one whose output it uses."""
    producer = step_named(fault.draft, fault.problem.params["producer"])
    user, _ = entity_at(fault.draft, fault.problem.path[:2])
    yield from _dependency(fault, producer, user)


def _dependency(fault: Fault, before: str | None, after: str | None) -> Iterator[Fix]:
    if before is None or after is None:
        return
    place = (after, LinkAs.DEPENDS)
    operation = wire(Link, place, before, len(fault.draft.links.get(place, ())))
    yield Fix(code="fix.add_dependency", operations=(operation,), for_all=True)


def step_named(draft: Draft, name: str) -> str | None:
    """Return the id of the step of a name."""
    steps = draft.children.get((draft.root, Kind.STEP), ())
    return next((id for id in steps if draft.entities[id].value.get("name") == name), None)
