"""Where things are: one statement each over all the tables that may hold them.

The statements are written once and take their ids as one value, so that neither the number of
tables nor of ids makes more of them.
"""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model

from apps.spec import text
from apps.spec.draft import PLACES, Kind
from apps.spec.members import MEMBER_FIELDS
from apps.workflows.models import Step, StepLink
from apps.workflows.store.columns import TABLES, Table
from apps.workflows.store.statements import ask


class Located(NamedTuple):
    """A thing in a workflow; `name` is known of steps only."""

    kind: Kind
    id: str
    owner: str
    name: str | None


def located(workflow_id: str, ids: Collection[str]) -> list[Located]:
    """Return those of `ids` that are in the workflow, the workflow itself aside."""
    if not ids:
        return []
    kinds = [kind for kind in TABLES if kind is not Kind.WORKFLOW]
    rows = ask(_located(connection.vendor), [_many(ids), workflow_id] * len(kinds))
    return [Located(Kind(kind), id, owner, name) for kind, id, owner, name in rows]


def owned_by(owners: Collection[str]) -> list[tuple[Kind, str, str]]:
    """Return (kind, owner, id) of all that steps and requirements own, each list in its order."""
    if not owners:
        return []
    rows = ask(_owned(connection.vendor), [_many(owners)] * len(_inner_tables()))
    return [(Kind(kind), owner, id) for kind, owner, id, _position in rows]


def listed(kind: Kind, workflow_id: str) -> tuple[str, ...]:
    """Return the ids of the workflow's list of one kind, in its order."""
    model = TABLES[kind].model
    rows = ask(
        f"SELECT id FROM {_name(model)} WHERE workflow_id = %s ORDER BY position, id",  # noqa: S608
        [workflow_id],
    )
    return tuple(id for (id,) in rows)


def named(kind: Kind, wanted: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Return (id, owner, name) of the things of one kind with one of these owners and names."""
    owners, names = zip(*wanted, strict=True)
    table = TABLES[kind]
    sql = (
        f"SELECT id, {table.owner}, name FROM {_name(table.model)}"  # noqa: S608
        f" WHERE {table.owner} {_among()} AND name {_among()}"
    )
    return [*ask(sql, [_many(set(owners)), _many(names)])]


def holders_of(workflow_id: str, names: Collection[str]) -> list[tuple[Kind, str]]:
    """Return (kind, id) of everything whose list of members has one of these names of steps."""
    if not names:
        return []
    rows = ask(_holders(connection.vendor), [workflow_id, _many(names)] * len(MEMBER_FIELDS))
    return [(Kind(kind), id) for kind, id in rows]


def all_links(workflow_id: str) -> list[tuple[str, str, str]]:
    """Return (step, as, member) of every link in a workflow, in no order."""
    sql = (
        f"SELECT l.step_id, l.link_as, l.member_id FROM {_name(Step)} s"  # noqa: S608
        f" JOIN {_name(StepLink)} l ON l.step_id = s.id WHERE s.workflow_id = %s"
    )
    return [*ask(sql, [workflow_id])]


def ids_by_name(workflow_id: str) -> dict[str, str]:
    """Return step name → step id."""
    sql = f"SELECT name, id FROM {_name(Step)} WHERE workflow_id = %s"  # noqa: S608
    return dict(ask(sql, [workflow_id]))


def steps_linked_to(members: Collection[str]) -> list[str]:
    """Return the steps whose lists of links name one of `members`."""
    if not members:
        return []
    sql = f"SELECT DISTINCT step_id FROM {_name(StepLink)} WHERE member_id {_among()}"  # noqa: S608
    return [step for (step,) in ask(sql, [_many(members)])]


def _among() -> str:
    postgres = connection.vendor == "postgresql"
    return "= ANY(%s)" if postgres else "IN (SELECT value FROM json_each(%s))"


def _many(ids: Collection[str]) -> Any:
    """Return many texts as one value of a statement."""
    return list(ids) if connection.vendor == "postgresql" else text.write(list(ids))


def _name(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _inner_tables() -> list[Table]:
    return [table for table in TABLES.values() if _is_inner(table)]


def _is_inner(table: Table) -> bool:
    return table.kind in PLACES and PLACES[table.kind].owner is not Kind.WORKFLOW


@cache
def _located(_vendor: str) -> str:
    return _union(_located_in(table) for table in TABLES.values() if table.owner)


def _located_in(table: Table) -> str:
    name = "t.name" if table.kind is Kind.STEP else "NULL"
    source, workflow = f"{_name(table.model)} t", "t.workflow_id"
    if _is_inner(table):
        above = _name(TABLES[PLACES[table.kind].owner].model)
        # CROSS JOIN keeps SQLite from beginning with all steps of the workflow.
        source, workflow = (
            f"{source} CROSS JOIN {above} o",
            f"o.id = t.{table.owner} AND o.workflow_id",
        )
    return (
        f"SELECT '{table.kind}', t.id, t.{table.owner}, {name} FROM {source}"  # noqa: S608
        f" WHERE t.id {_among()} AND {workflow} = %s"
    )


@cache
def _owned(_vendor: str) -> str:
    return _union(_owned_in(table) for table in _inner_tables()) + " ORDER BY position, id"


def _owned_in(table: Table) -> str:
    return (
        f"SELECT '{table.kind}' AS kind, {table.owner} AS owner, id, position"  # noqa: S608
        f" FROM {_name(table.model)} WHERE {table.owner} {_among()}"
    )


@cache
def _holders(_vendor: str) -> str:
    return _union(_holders_in(TABLES[kind]) for kind in MEMBER_FIELDS)


def _holders_in(table: Table) -> str:
    (members,) = (texts for texts in table.lists if texts.path[-1] == MEMBER_FIELDS[table.kind])
    return (
        f"SELECT DISTINCT '{table.kind}', t.id FROM {_name(table.model)} t"  # noqa: S608
        f" JOIN {_name(members.model)} m ON m.{members.owner} = t.id"
        f" WHERE t.workflow_id = %s AND m.text {_among()}"
    )


def _union(selects: Iterable[str]) -> str:
    return " UNION ALL ".join(selects)
