"""The cells of a table's row, in the order of the columns."""

from collections.abc import Mapping, Sequence

from django import template

from apps.spec.shapes import Json

register = template.Library()


@register.filter
def cells_in(cells: Mapping[str, Json] | None, columns: Sequence[str]) -> Sequence[Json]:
    """Return one cell for each column, "" where the row has none."""
    return [(cells or {}).get(column, "") for column in columns]
