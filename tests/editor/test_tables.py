"""The tables of the drawer stand on the page's objects."""

import pytest

from apps.editor.tables import TABLES, Table
from apps.spec.draft import OBJECT_OF, Kind
from apps.spec.fields import declared_fields


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.kind)
def test_every_column_is_a_field_of_the_object(table: Table) -> None:
    fields = declared_fields(OBJECT_OF[Kind(table.kind)])
    assert {column.field for column in table.columns} <= {"", *fields}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.kind)
def test_a_required_field_has_a_column(table: Table) -> None:
    fields = declared_fields(OBJECT_OF[Kind(table.kind)])
    required = {name for name, how in fields.items() if how.required}
    assert required <= {column.field for column in table.columns}


def test_choices_can_be_written_as_one_attribute() -> None:
    columns = [column for table in TABLES for column in table.columns]
    assert all(" " not in word for column in columns for word in column.choices)
