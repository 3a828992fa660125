"""A specification as it is edited: every listed thing an entity with an id that outlives its name.

A **draft** is a specification plus ids, canvas positions and notes. `entity.value` is the
entity's own JSON object: as the specification has it, except that a list which holds entities or
links of its own is `[]` there when its key was sent at all, and missing when it was not.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, cast

from apps.spec import model
from apps.spec.dump import dump
from apps.spec.fields import declared_fields
from apps.spec.parse import parse
from apps.spec.shapes import Json


class Kind(StrEnum):
    """What an entity is."""

    WORKFLOW = "workflow"
    STEP = "step"
    INPUT = "input"
    OUTPUT = "output"
    CONDITION = "condition"
    REQUIREMENT = "requirement"
    CONSTRAINT = "constraint"
    DATA = "data"
    PARAMETER = "parameter"
    STORAGE = "storage"
    ASSET = "asset"
    SUBGRAPH = "subgraph"
    SCENE = "scene"
    NOTE = "note"


class LinkAs(StrEnum):
    """Which list of a step an order wire stands in."""

    DEPENDS = "depends"
    THEN = "then"
    ELSE = "else"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a listed kind lives: the kind of its owner and the path of its list in the owner."""

    owner: Kind
    path: tuple[str, ...]


PLACES: Mapping[Kind, Place] = {
    Kind.STEP: Place(Kind.WORKFLOW, ("steps",)),
    Kind.REQUIREMENT: Place(Kind.WORKFLOW, ("data_requirements",)),
    Kind.DATA: Place(Kind.WORKFLOW, ("data",)),
    Kind.PARAMETER: Place(Kind.WORKFLOW, ("parameters",)),
    Kind.STORAGE: Place(Kind.WORKFLOW, ("storages",)),
    Kind.ASSET: Place(Kind.WORKFLOW, ("assets",)),
    Kind.SUBGRAPH: Place(Kind.WORKFLOW, ("sub_graphs",)),
    Kind.SCENE: Place(Kind.WORKFLOW, ("policy", "scenes")),
    Kind.INPUT: Place(Kind.STEP, ("inputs",)),
    Kind.OUTPUT: Place(Kind.STEP, ("outputs",)),
    Kind.CONDITION: Place(Kind.STEP, ("conditions",)),
    Kind.CONSTRAINT: Place(Kind.REQUIREMENT, ("conditions",)),
}
"""Notes lie beside the specification and have no place in it."""

OBJECT_OF: Mapping[Kind, type[Any]] = {
    Kind.WORKFLOW: model.Workflow,
    Kind.STEP: model.WorkflowStep,
    Kind.INPUT: model.JobInput,
    Kind.OUTPUT: model.JobOutput,
    Kind.CONDITION: model.StepCondition,
    Kind.REQUIREMENT: model.DataRequirement,
    Kind.CONSTRAINT: model.Constraint,
    Kind.DATA: model.Data,
    Kind.PARAMETER: model.WorkflowParameter,
    Kind.STORAGE: model.WorkflowStorage,
    Kind.ASSET: model.WorkflowAsset,
    Kind.SUBGRAPH: model.WorkflowSubgraph,
    Kind.SCENE: model.Scene,
}
"""The page's object behind each kind; a note is free JSON."""

LINK_FIELDS: Mapping[LinkAs, str] = {
    LinkAs.DEPENDS: "depend_steps",
    LinkAs.THEN: "if_then_steps",
    LinkAs.ELSE: "else_then_steps",
}


@dataclass(frozen=True, slots=True)
class Entity:
    """One listed thing: `id` is 32 lower-case hex digits, `owner` the id it belongs to."""

    id: str
    kind: Kind
    owner: str
    value: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Position:
    """Where a step or note stands on the canvas, in canvas pixels."""

    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An edited specification.

    `root` is the workflow's own id; `children[(owner, kind)]` the ids in order;
    `links[(step, as)]` the step ids that stand in that list of that step, in order and with
    repetitions: for `depends` the steps it waits for, for `then` and `else` the branch targets.
    """

    root: str
    entities: Mapping[str, Entity]
    children: Mapping[tuple[str, Kind], tuple[str, ...]] = field(default_factory=dict)
    links: Mapping[tuple[str, LinkAs], tuple[str, ...]] = field(default_factory=dict)
    positions: Mapping[str, Position] = field(default_factory=dict)


@cache
def child_places(owner: Kind) -> tuple[tuple[Kind, tuple[str, ...]], ...]:
    """Return the kinds that live in `owner`, each with the path of its list there."""
    return tuple((kind, place.path) for kind, place in PLACES.items() if place.owner is owner)


@cache
def list_paths(kind: Kind) -> tuple[tuple[str, ...], ...]:
    """Return the paths in an entity's value that only say whether a list was sent."""
    links = tuple((name,) for name in LINK_FIELDS.values()) if kind is Kind.STEP else ()
    return tuple(path for _, path in child_places(kind)) + links


@cache
def server_owned_fields(kind: Kind) -> frozenset[str]:
    """Return the fields of an entity that only the server writes, and so no draft holds."""
    if kind is Kind.NOTE:
        return frozenset()
    found = declared_fields(OBJECT_OF[kind])
    return frozenset(name for name, declared in found.items() if declared.server_owned)


def draft_of(workflow: model.Workflow, *, root: str, new_id: Callable[[], str]) -> Draft:
    """Return the draft of a specification whose step names are unique and whose links resolve.

    Raises KeyError for a link to what is not a step: `validate` refuses such a body first.
    """
    splitter = _Splitter(new_id)
    splitter.split(Entity(root, Kind.WORKFLOW, "", dump(workflow)))
    return splitter.draft(root)


def document_of(draft: Draft) -> dict[str, Json]:
    """Return the specification's JSON, without ids, positions, notes and server-owned fields."""
    return _assembled(draft, draft.entities[draft.root])


def spec_of(draft: Draft) -> model.Workflow:
    """Return the specification; a draft's values always have the types the page gives them."""
    workflow, problems = parse(document_of(draft))
    if workflow is None:
        raise ValueError(problems)
    return workflow


def descendants(draft: Draft, id: str) -> Iterator[Entity]:
    """Yield what an entity owns, nearest first, itself not included."""
    for kind, _ in child_places(draft.entities[id].kind):
        for child in draft.children.get((id, kind), ()):
            yield draft.entities[child]
            yield from descendants(draft, child)


def path_of(draft: Draft, id: str) -> tuple[str | int, ...]:
    """Return where an entity stands in the document; a note and the workflow stand at its top."""
    entity = draft.entities[id]
    if entity.kind not in PLACES:
        return ()
    index = draft.children[(entity.owner, entity.kind)].index(id)
    return (*path_of(draft, entity.owner), *PLACES[entity.kind].path, index)


class _Splitter:
    """Takes a document apart into entities."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        self.new_id = new_id
        self.entities: dict[str, Entity] = {}
        self.children: dict[tuple[str, Kind], tuple[str, ...]] = {}
        self.names: dict[tuple[str, LinkAs], list[str]] = {}

    def split(self, entity: Entity) -> None:
        value = dict(entity.value)
        for name in server_owned_fields(entity.kind):
            value.pop(name, None)
        self.entities[entity.id] = Entity(entity.id, entity.kind, entity.owner, value)
        for kind, path in child_places(entity.kind):
            self._split_children(entity.id, kind, detach(value, path))
        if entity.kind is Kind.STEP:
            for link_as, name in LINK_FIELDS.items():
                self.names[(entity.id, link_as)] = cast("list[str]", detach(value, (name,)))

    def _split_children(self, owner: str, kind: Kind, items: list[Json]) -> None:
        ids = tuple(self.new_id() for _ in items)
        if ids:
            self.children[(owner, kind)] = ids
        for id, item in zip(ids, items, strict=True):
            self.split(Entity(id, kind, owner, cast("dict[str, Json]", item)))

    def draft(self, root: str) -> Draft:
        steps = self.children.get((root, Kind.STEP), ())
        by_name = {cast("str", self.entities[id].value["name"]): id for id in steps}
        links = {
            place: tuple(by_name[name] for name in names)
            for place, names in self.names.items()
            if names
        }
        return Draft(root=root, entities=self.entities, children=self.children, links=links)


def detach(value: dict[str, Json], path: tuple[str, ...]) -> list[Json]:
    """Take the list at `path` out of `value`, leaving `[]` where there was one."""
    first, rest = path[0], path[1:]
    found = value.get(first)
    if rest and isinstance(found, dict):
        inner = dict(found)
        value[first] = inner
        return detach(inner, rest)
    if not isinstance(found, list):
        return []
    value[first] = []
    return found


def _attach(value: dict[str, Json], path: tuple[str, ...], items: list[Json]) -> None:
    if len(path) == 1:
        value[path[0]] = items
        return
    inner = value.get(path[0])
    copied: dict[str, Json] = dict(inner) if isinstance(inner, dict) else {}
    value[path[0]] = copied
    _attach(copied, path[1:], items)


def _assembled(draft: Draft, entity: Entity) -> dict[str, Json]:
    value = dict(entity.value)
    for kind, path in child_places(entity.kind):
        ids = draft.children.get((entity.id, kind), ())
        if ids:
            _attach(value, path, [_assembled(draft, draft.entities[id]) for id in ids])
    if entity.kind is Kind.STEP:
        for link_as, name in LINK_FIELDS.items():
            steps = draft.links.get((entity.id, link_as), ())
            if steps:
                value[name] = [draft.entities[id].value["name"] for id in steps]
    return value
