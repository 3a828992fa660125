"""The tables of a comparison: a row for each thing, a column for each run."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from apps.executions.models import Execution
from apps.executions.shown import metrics
from apps.executions.shown.differences import differences
from apps.executions.shown.given import given_to
from apps.pages.runs import shown
from apps.pages.runs.charts import shown as number
from apps.pages.templatetags.durations import clock
from apps.spec import text
from apps.spec.shapes import Json

LONGEST = 200


@dataclass(frozen=True)
class Row:
    """One thing, as it is in each run; "" where a run is without it."""

    name: str
    cells: Sequence[str]

    @property
    def differs(self) -> bool:
        return len(set(self.cells)) > 1


@dataclass(frozen=True)
class Section:
    """Rows under a heading."""

    title: str
    rows: Sequence[Row]


def sections(runs: Sequence[Execution]) -> Mapping[str, Any]:
    """Return the columns and the sections of a comparison."""
    documents = [_read(run.document) for run in runs]
    found = [
        Section(_("Parameters"), _parameters(runs, documents)),
        Section(_("Metrics"), _metrics(runs)),
        Section(_("Durations"), _durations(runs)),
        Section(_("Differences of the specification"), _specification(documents)),
    ]
    return {"lines": shown.lines(runs), "sections": found}


def _read(written: str) -> Any:
    return text.read(written.encode())[0]


def _parameters(runs: Sequence[Execution], documents: Sequence[Any]) -> Sequence[Row]:
    columns = []
    for run, document in zip(runs, documents, strict=True):
        declared = {each.get("name", ""): _value(each) for each in document.get("parameters") or ()}
        given = given_to(run)
        columns.append({**declared, **given.parameters, **given.data_requirements})
    return _rows([{name: _shown(value) for name, value in each.items()} for each in columns])


def _value(parameter: Mapping[str, Json]) -> Json:
    return parameter.get("value", parameter.get("default"))


def _metrics(runs: Sequence[Execution]) -> Sequence[Row]:
    return _rows([dict(_measured(run)) for run in runs])


def _measured(run: Execution) -> Iterable[tuple[str, str]]:
    """Yield the last value of everything that the newest attempts measured."""
    for step in run.steps.filter(metrics__isnull=False).distinct().order_by("position"):
        for curve in metrics.curves(step, step.attempt):
            yield f"{step.name} / {curve.title}", number(curve.last)


def _durations(runs: Sequence[Execution]) -> Sequence[Row]:
    whole = {line.run.pk: clock(line.seconds) for line in shown.lines(runs)}
    return _rows([{_("The whole run"): whole[run.pk], **dict(_lasted(run))} for run in runs])


def _lasted(run: Execution) -> Iterable[tuple[str, str]]:
    rows = run.steps.filter(started_at__isnull=False, ended_at__isnull=False)
    for name, began, ended in rows.order_by("position").values_list("name", *_TIMES):
        yield name, clock((ended - began).total_seconds())


_TIMES = ("started_at", "ended_at")


def _specification(documents: Sequence[Any]) -> Sequence[Row]:
    return [Row(place, [_cut(each) for each in values]) for place, values in differences(documents)]


def _rows(columns: Sequence[Mapping[str, str]]) -> Sequence[Row]:
    names = dict.fromkeys(name for column in columns for name in column)
    return [Row(name, [column.get(name, "") for column in columns]) for name in names]


def _shown(value: Json) -> str:
    if value is None:
        return ""
    return _cut(value if isinstance(value, str) else text.write(value))


def _cut(said: str) -> str:
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"
