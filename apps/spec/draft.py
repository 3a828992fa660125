"""A specification as it is edited: every listed thing an entity with an id that outlives its name.

A **draft** is a specification plus ids, canvas positions and notes. `entity.value` is the
entity's own JSON object: as the specification has it, except that a list which holds entities or
links of its own is `[]` there when its key was sent at all, and missing when it was not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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
