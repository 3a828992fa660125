"""Which column keeps which field: derived from the declared fields of the page's objects.

An entity's value lies in one row of its table and, for the objects inside it, in one row each of
further tables (its parts). A list of strings inside it is a table of its own. What the tables are
called follows from the fields: the policy of a step is the related object `policy` of its row.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.db.models import ForeignObjectRel, Model

from apps.spec import model as spec
from apps.spec.draft import LINK_FIELDS, PLACES, Kind
from apps.spec.fields import declared_fields
from apps.spec.shapes import Declared, Shape
from apps.workflows import models

_AS_THEY_ARE = {Shape.TEXT, Shape.FLAG, Shape.INTEGER}
_NOT_A_COLUMN = {Shape.TEXTS, Shape.OBJECT, Shape.OBJECTS}

_OTHER_NAMES = {
    (spec.Scene, "id"): "scene_id",
    (spec.WorkflowPoolOrder, "id"): "order_id",
    (spec.WorkflowServicePackage, "workflow_id"): "stated_workflow_id",
}
"""Columns that cannot have the name of their field, because the row needs it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A field in a column; free values are kept as JSON text."""

    key: str
    column: str
    is_json: bool


@dataclass(frozen=True)
class Part:
    """An object of the page in one row: at `path` in its entity, found by `lookup` from its row."""

    of: type[Any]
    model: type[Model]
    path: tuple[str, ...] = ()

    @cached_property
    def lookup(self) -> str:
        return "".join(f"{name}__" for name in self.path)

    @cached_property
    def declared(self) -> Mapping[str, Declared]:
        of: Any = self.of
        return declared_fields(of)

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        return {
            key: Cell(
                key=key,
                column=_OTHER_NAMES.get((self.of, key), key),
                is_json=how.shape not in _AS_THEY_ARE,
            )
            for key, how in self.declared.items()
            if how.shape not in _NOT_A_COLUMN and not how.server_owned
        }

    @cached_property
    def marks(self) -> Mapping[str, Any]:
        """Field → what it is when sent empty, for the fields that the `present` column may name."""
        return {
            key: dict if how.shape is Shape.OBJECT else list
            for key, how in self.declared.items()
            if how.shape in _NOT_A_COLUMN and not how.server_owned
        }

    @cached_property
    def server_owned(self) -> frozenset[str]:
        return frozenset(key for key, how in self.declared.items() if how.server_owned)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        present = ("present",) if self.marks else ()
        return (*(cell.column for cell in self.cells.values()), "extras", *present)


@dataclass(frozen=True, slots=True)
class TextList:
    """A list of strings at `path` in its entity, as rows whose `owner` column is the entity."""

    model: type[Model]
    path: tuple[str, ...]
    owner: str


@dataclass(frozen=True, slots=True)
class Table:
    """Where the entities of one kind lie. `parts` starts with the entity itself."""

    kind: Kind
    model: type[Model]
    parts: tuple[Part, ...]
    lists: tuple[TextList, ...]
    owner: str
    workflow: str


@dataclass(frozen=True)
class _Note:
    """A note has no fields that the page declares."""


_TABLES: tuple[tuple[Kind, type[Any], type[Model]], ...] = (
    (Kind.WORKFLOW, spec.Workflow, models.Workflow),
    (Kind.STEP, spec.WorkflowStep, models.Step),
    (Kind.INPUT, spec.JobInput, models.StepInput),
    (Kind.OUTPUT, spec.JobOutput, models.StepOutput),
    (Kind.CONDITION, spec.StepCondition, models.StepCondition),
    (Kind.REQUIREMENT, spec.DataRequirement, models.Requirement),
    (Kind.CONSTRAINT, spec.Constraint, models.Constraint),
    (Kind.DATA, spec.Data, models.Data),
    (Kind.PARAMETER, spec.WorkflowParameter, models.Parameter),
    (Kind.STORAGE, spec.WorkflowStorage, models.Storage),
    (Kind.ASSET, spec.WorkflowAsset, models.Asset),
    (Kind.SUBGRAPH, spec.WorkflowSubgraph, models.Subgraph),
    (Kind.SCENE, spec.Scene, models.Scene),
    (Kind.NOTE, _Note, models.Note),
)
"""Owners before what they own."""


def _parts(of: type[Any], model: type[Model], path: tuple[str, ...] = ()) -> Iterator[Part]:
    part = Part(of, model, path)
    yield part
    for key, how in part.declared.items():
        if how.shape is Shape.OBJECT and not how.server_owned:
            inner: Any = how.of
            yield from _parts(inner, _relation(model, key).related_model, (*path, key))


def _relation(model: type[Model], key: str) -> ForeignObjectRel:
    """Return the relation through which other rows hang on those of `model`."""
    return cast("ForeignObjectRel", model._meta.get_field(key))


def _lists(parts: tuple[Part, ...]) -> Iterator[TextList]:
    for part in parts:
        for key, how in part.declared.items():
            if how.shape is Shape.TEXTS and key not in LINK_FIELDS.values():
                relation = _relation(part.model, key)
                yield TextList(relation.related_model, (*part.path, key), relation.field.attname)


def _table(kind: Kind, of: type[Any], model: type[Model]) -> Table:
    parts = tuple(_parts(of, model))
    owner = PLACES[kind].owner if kind in PLACES else Kind.WORKFLOW
    above = "" if owner is Kind.WORKFLOW else f"{owner.value}__"
    return Table(
        kind=kind,
        model=model,
        parts=parts,
        lists=tuple(_lists(parts)),
        owner="" if kind is Kind.WORKFLOW else f"{owner.value}_id",
        workflow="id" if kind is Kind.WORKFLOW else f"{above}workflow_id",
    )


TABLES: Mapping[Kind, Table] = {kind: _table(kind, of, model) for kind, of, model in _TABLES}

STEP_KINDS = (Kind.STEP, Kind.INPUT, Kind.OUTPUT, Kind.CONDITION)
SPEC_KINDS = tuple(kind for kind in TABLES if kind is not Kind.NOTE)

PLACEMENTS: Mapping[Kind, type[Model]] = {
    Kind.STEP: models.StepPosition,
    Kind.NOTE: models.NotePosition,
    Kind.SUBGRAPH: models.SubgraphPosition,
}
