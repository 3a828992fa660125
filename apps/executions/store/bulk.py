"""Many rows written with few statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from apps.executions.models import StepExecution

_AT_ONCE = 500
_DIFFERENT_AT_ONCE = 50

Written = Mapping[str, Mapping[str, Any]]
"""Row → the fields to be written, with their values."""


def write_steps(written: Written) -> None:
    """Write fields of steps: what is the same in many rows goes there in one statement."""
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for pk, fields in written.items():
        alike[tuple(sorted(fields))].append(pk)
    for names, pks in alike.items():
        _write(pks, names, written)


def _write(pks: list[str], names: Iterable[str], written: Written) -> None:
    first = written[pks[0]]
    same = {
        name: first[name]
        for name in names
        if all(written[pk][name] == first[name] for pk in pks[1:])
    }
    different = [name for name in names if name not in same]
    if same:
        for some in _parts(pks, _AT_ONCE):
            StepExecution.objects.filter(pk__in=some).update(**same)
    if different:
        rows = [
            StepExecution(pk=pk, **{name: written[pk][name] for name in different}) for pk in pks
        ]
        StepExecution.objects.bulk_update(rows, different, batch_size=_DIFFERENT_AT_ONCE)


def _parts(pks: list[str], size: int) -> Iterable[list[str]]:
    return (pks[at : at + size] for at in range(0, len(pks), size))
