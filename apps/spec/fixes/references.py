"""References that point at nothing: at what they were meant for, at something new, or none."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from apps.spec import names
from apps.spec.draft import Draft, Entity, Kind
from apps.spec.fixes.base import Fault, Fix, nearest, set_of
from apps.spec.fixes.links import step_named
from apps.spec.operations import Add
from apps.spec.pointers import ABSENT, read_pointer, value_at, write_pointer
from apps.spec.references import PREFIX, Reference, Source, parse_reference, spell
from apps.spec.rules.choices import DATA_TYPES, OUTPUT_TYPES, REQUIREMENT_TYPES
from apps.spec.shapes import Json

KINDS: Mapping[Source, Kind] = {
    Source.PARAMETERS: Kind.PARAMETER,
    Source.DATA: Kind.DATA,
    Source.REQUIREMENTS: Kind.REQUIREMENT,
    Source.STORAGES: Kind.STORAGE,
    Source.CONSUMPTIONS: Kind.STEP,
}
_DECLARE: Mapping[Kind, str] = {
    Kind.PARAMETER: "fix.declare_parameter",
    Kind.DATA: "fix.declare_data",
    Kind.REQUIREMENT: "fix.declare_requirement",
    Kind.STORAGE: "fix.declare_storage",
}
_DEFAULT_TYPE = "obs"


def repair_undeclared(fault: Fault) -> Iterator[Fix]:
    """Declare what is referred to, point at something of a like name, or remove the reference."""
    reference = parse_reference(str(fault.value))
    if reference is None:
        return
    kind = KINDS[reference.source]
    if kind in _DECLARE and names.fits(kind.value, reference.name):
        yield _declaration(fault, kind, reference.name)
    meant = nearest(reference.name, _names(fault.draft, kind))
    if meant is not None:
        yield _pointing(fault, replace(reference, name=meant))
    yield from remove_reference(fault)


def repair_output(fault: Fault) -> Iterator[Fix]:
    """Point at the output that was meant, add it to the step, or remove the reference."""
    reference = parse_reference(str(fault.value))
    producer = step_named(fault.draft, reference.name) if reference else None
    if reference is None or producer is None:
        return
    known = _outputs(fault.draft, producer)
    meant = nearest(reference.output, known) or (known[0] if len(known) == 1 else None)
    if meant is not None:
        yield _pointing(fault, replace(reference, output=meant))
    yield _output(fault, producer, reference.output)
    yield from remove_reference(fault)


def repair_malformed(fault: Fault) -> Iterator[Fix]:
    """Point at what is there and spelt most alike, or remove the reference."""
    written = str(fault.value)
    meant = nearest(written, _all_references(fault.draft))
    if meant is not None:
        yield Fix(
            code="fix.point_to",
            params={"name": meant.removeprefix(PREFIX)},
            operations=(fault.set_to(meant),),
        )
    yield from remove_reference(fault)


def remove_reference(fault: Fault) -> Iterator[Fix]:
    """Take the reference out; an operand of a condition cannot be missing."""
    if fault.entity.kind is Kind.CONDITION:
        return
    holder = value_at(dict(fault.entity.value), read_pointer(write_pointer(fault.path[:-1])))
    operation = fault.set_to(ABSENT)
    if isinstance(holder, list):
        at = int(fault.path[-1])
        left: Json = [*holder[:at], *holder[at + 1 :]]
        operation = set_of(fault.entity, fault.path[:-1], cast("Json", holder), left)
    yield Fix(code="fix.remove_reference", operations=(operation,))


def _pointing(fault: Fault, reference: Reference) -> Fix:
    spelt = spell(reference)
    params = {"name": spelt.removeprefix(PREFIX)}
    return Fix(code="fix.point_to", params=params, operations=(fault.set_to(spelt),))


def _declaration(fault: Fault, kind: Kind, name: str) -> Fix:
    value: dict[str, Json] = {"name": name, **_fresh(kind, fault.entity)}
    operation = _appended(fault, kind, fault.draft.root, value)
    return Fix(code=_DECLARE[kind], params={"name": name}, operations=(operation,), for_all=True)


def _fresh(kind: Kind, user: Entity) -> dict[str, Json]:
    if kind is Kind.PARAMETER:
        return {"type": "str"}
    if kind is Kind.STORAGE:
        return {"type": _DEFAULT_TYPE}
    known = DATA_TYPES if kind is Kind.DATA else REQUIREMENT_TYPES
    return {"type": _type_for(user, known)}


def _output(fault: Fault, step: str, name: str) -> Fix:
    value: dict[str, Json] = {"name": name, "type": _type_for(fault.entity, OUTPUT_TYPES)}
    operation = _appended(fault, Kind.OUTPUT, step, value)
    return Fix(code="fix.add_output", params={"name": name}, operations=(operation,))


def _type_for(user: Entity, known: frozenset[str]) -> str:
    """Return the type of the input that takes the thing, where the thing may be of it."""
    wanted = user.value.get("type") if user.kind is Kind.INPUT else None
    return wanted if isinstance(wanted, str) and wanted in known else _DEFAULT_TYPE


def _appended(fault: Fault, kind: Kind, owner: str, value: dict[str, Json]) -> Add:
    siblings = fault.draft.children.get((owner, kind), ())
    after = siblings[-1] if siblings else None
    return Add(kind=kind, id=fault.new_id(), owner=owner, after=after, value=value)


def _names(draft: Draft, kind: Kind) -> list[str]:
    ids = draft.children.get((draft.root, kind), ())
    return [
        str(draft.entities[id].value["name"]) for id in ids if "name" in draft.entities[id].value
    ]


def _outputs(draft: Draft, step: str) -> list[str]:
    found = (draft.entities[id].value for id in draft.children.get((step, Kind.OUTPUT), ()))
    return [str(value["name"]) for value in found if value.get("name")]


def _all_references(draft: Draft) -> Iterator[str]:
    for source, kind in KINDS.items():
        if source is not Source.CONSUMPTIONS:
            for name in _names(draft, kind):
                yield spell(Reference(source, name))
    for step in draft.children.get((draft.root, Kind.STEP), ()):
        for output in _outputs(draft, step):
            name = str(draft.entities[step].value.get("name"))
            yield spell(Reference(Source.CONSUMPTIONS, name, output))
