"""Which step waits for which, straight from the rows of a whole workflow."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Q

from apps.spec.draft import Kind, LinkAs
from apps.spec.references import PREFIX, Source
from apps.workflows.store.columns import STEP_KINDS, TABLES, Table
from apps.workflows.store.lookups import all_links, ids_by_name
from apps.workflows.store.statements import ask

_CONSUMPTION = f"{PREFIX}{Source.CONSUMPTIONS}/"
_IN_JSON = re.compile(rf'"{re.escape(_CONSUMPTION)}((?:[^"\\/]|\\.)*)')
_WORKFLOW = "the id of the workflow"


def waiting_steps(workflow_id: str) -> dict[str, set[str]]:
    """Return step id → ids of the steps that wait for it, by links and by consumption.

    It may hold a little more than there is: every text is taken for a reference that begins as
    the consumption of an output does.
    """
    edges: dict[str, set[str]] = defaultdict(set)
    for step, link_as, member in all_links(workflow_id):
        source, target = (member, step) if link_as == LinkAs.DEPENDS else (step, member)
        edges[source].add(target)
    consumed = list(_consumed(workflow_id))
    by_name = ids_by_name(workflow_id) if consumed else {}
    for step, name in consumed:
        if name in by_name:
            edges[by_name[name]].add(step)
    return edges


def _consumed(workflow_id: str) -> Iterator[tuple[str, str]]:
    """Yield (step id, name of the step it consumes an output of)."""
    for kind in STEP_KINDS:
        sql, values = _search(kind, connection.vendor)
        filled = [workflow_id if value == _WORKFLOW else value for value in values]
        for step, *cells in ask(sql, filled):
            for cell in cells:
                if cell is not None and _CONSUMPTION in cell:
                    for name in _names_in(cell):
                        yield step, name


def _names_in(cell: str) -> Iterator[str]:
    """Yield the names in a text, or in the JSON text of any value."""
    if cell.startswith(_CONSUMPTION):
        yield cell.removeprefix(_CONSUMPTION).partition("/")[0]
    for written in _IN_JSON.findall(cell):
        yield json.loads(f'"{written}"') if "\\" in written else written


@cache
def _search(kind: Kind, _vendor: str) -> tuple[str, tuple[Any, ...]]:
    """Return the statement for the rows of one kind with a consumption in any of their texts."""
    table = TABLES[kind]
    texts = list(_texts(table))
    anywhere = Q()
    for text in texts:
        anywhere |= Q(**{f"{text}__contains": _CONSUMPTION})
    rows = table.model._default_manager.filter(anywhere, **{table.workflow: _WORKFLOW})
    step = "pk" if kind is Kind.STEP else table.owner
    return rows.order_by().values_list(step, *texts).query.sql_with_params()


def _texts(table: Table) -> Iterator[str]:
    for part in table.parts:
        for cell in part.cells.values():
            if cell.key != "name":
                yield part.lookup + cell.column
        yield f"{part.lookup}extras"
