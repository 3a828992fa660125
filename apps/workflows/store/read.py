"""Rows to values, without dataclasses or model instances: one query a table, whatever the size."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from apps.spec.draft import Kind, LinkAs
from apps.workflows.models import StepLink
from apps.workflows.store.batches import batched
from apps.workflows.store.columns import PLACEMENTS, TABLES, Part, Table, TextList
from apps.workflows.store.statements import rows_of


class Found(NamedTuple):
    """An entity as its rows have it."""

    id: str
    owner: str
    value: dict[str, Any]
    created_at: datetime | None


@cache
def _marked(present: str) -> tuple[str, ...]:
    """Return the keys a `present` column names; few different ones exist."""
    return tuple(json.loads(present))


@dataclass(frozen=True, slots=True)
class _Slice:
    """Where in a row of the query a part's columns lie."""

    part: Part
    key: int
    fields: tuple[str, ...]
    extras: int
    present: int | None

    @property
    def cells(self) -> range:
        return range(self.key + 1, self.extras)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a table is asked for, and which of the columns hold JSON text."""

    names: tuple[str, ...]
    slices: tuple[_Slice, ...]
    json: frozenset[int]
    created_at: int | None


def _plan(table: Table) -> _Plan:
    names: list[str] = ["pk", table.owner or "pk"]
    slices = []
    for part in table.parts:
        key = len(names)
        names += [part.lookup + column for column in ("pk", *part.columns)]
        fields = tuple(cell.key for cell in part.cells.values())
        extras = key + 1 + len(fields)
        slices.append(_Slice(part, key, fields, extras, extras + 1 if part.marks else None))
    texts = {
        column
        for at in slices
        for column, cell in zip(at.cells, at.part.cells.values(), strict=True)
        if cell.is_json
    }
    created_at = len(names) if table.kind is Kind.STEP else None
    names += ["created_at"] if created_at else []
    texts |= {at.extras for at in slices}
    return _Plan(tuple(names), tuple(slices), frozenset(texts), created_at)


_PLANS = {kind: _plan(table) for kind, table in TABLES.items()}


def _decoded(texts: Sequence[str | None]) -> Sequence[Any]:
    """Return the values of a column of JSON texts: one call of the decoder is three times as
    fast as one a row.
    """
    there = [text for text in texts if text is not None]
    if not there:
        return texts
    values = json.loads(f"[{','.join(there)}]")
    if len(values) != len(there):
        raise ValueError("a column of JSON text holds something else")
    rest = iter(values)
    return [None if text is None else next(rest) for text in texts]


def _read(rows: Iterable[tuple[Any, ...]], plan: _Plan) -> Iterator[tuple[Any, ...]]:
    """Return the rows with values in place of JSON texts."""
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
    if not columns:
        return iter(())
    for at in plan.json:
        columns[at] = _decoded(columns[at])
    return zip(*columns, strict=True)


def _moment(cell: datetime) -> datetime:
    """Return a moment with its time zone: SQLite keeps them in UTC and does not say so."""
    return cell if cell.tzinfo else cell.replace(tzinfo=UTC)


def _object(row: tuple[Any, ...], at: _Slice) -> dict[str, Any]:
    """Return an object of the fields that `row` has."""
    cells = zip(at.fields, row[at.key + 1 : at.extras], strict=True)
    value = {key: cell for key, cell in cells if cell is not None}
    if at.present is not None and row[at.present] is not None:
        for key in _marked(row[at.present]):
            value[key] = at.part.marks[key]()
    if row[at.extras] is not None:
        value.update(row[at.extras])
    return value


def _value(row: tuple[Any, ...], slices: tuple[_Slice, ...]) -> dict[str, Any]:
    value = _object(row, slices[0])
    for at in slices[1:]:
        if row[at.key] is not None:
            inside(value, at.part.path[:-1])[at.part.path[-1]] = _object(row, at)
    return value


def inside(value: dict[str, Any], path: Iterable[str]) -> dict[str, Any]:
    """Return the object at `path` in `value`, made where it is not there."""
    for key in path:
        value = value.setdefault(key, {})
    return value


def append(value: dict[str, Any], path: tuple[str, ...], item: Any) -> None:
    """Append to the list at `path` in `value`, made where it is not there."""
    inside(value, path[:-1]).setdefault(path[-1], []).append(item)


def entities(kind: Kind, ids: Iterable[str], *, by: str = "") -> dict[str, Found]:
    """Return entities of one kind by id, each owner's in order.

    They are those of the workflows `ids`; with `by="pk"` those whose own ids these are. Lists of
    entities and of links in their values are as a draft has them: empty or missing.
    """
    table = TABLES[kind]
    plan = _PLANS[kind]
    rows = rows_of(table.model, plan.names, by or table.workflow, ids)
    age = plan.created_at
    found = {
        row[0]: Found(row[0], row[1], _value(row, plan.slices), _moment(row[age]) if age else None)
        for row in _read(rows, plan)
    }
    for texts in table.lists if found else ():
        lookup = texts.owner if by else _through(texts, table)
        for owner, text in rows_of(texts.model, (texts.owner, "text"), lookup, ids):
            append(found[owner].value, texts.path, text)
    return found


def _through(texts: TextList, table: Table) -> str:
    """Return by which lookup a row of a list of strings finds its workflow."""
    below = texts.owner.removesuffix("_id") + "__"
    return texts.owner if table.kind is Kind.WORKFLOW else below + table.workflow


def links(
    ids: Iterable[str], *, by: str = "step__workflow_id"
) -> Iterator[tuple[str, LinkAs, str]]:
    """Yield (step, as, member) of the links in some workflows, each list's in order.

    With `by="step_id"` of the lists that the steps `ids` have.
    """
    columns = ("step_id", "link_as", "member_id")
    for step, link_as, member in rows_of(StepLink, columns, by, ids):
        yield step, LinkAs(link_as), member


def placements(
    ids: Collection[str], *, by: str = "entity__workflow_id"
) -> Iterator[tuple[str, int, int]]:
    """Yield (entity, x, y) of what stands somewhere on the canvas of some workflows.

    With `by="pk"` of the things `ids` only.
    """
    return chain.from_iterable(
        rows_of(model, ("entity_id", "x", "y"), by, ids) for model in PLACEMENTS.values()
    )


def stored_ids(kind: Kind, ids: Collection[str]) -> list[str]:
    """Return those of `ids` that entities of one kind have already, in whatever workflow."""
    rows = TABLES[kind].model._default_manager
    return [
        id for some in batched(ids) for id in rows.filter(pk__in=some).values_list("pk", flat=True)
    ]
