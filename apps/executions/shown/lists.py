"""Lists of executions: narrowed, with how their steps stand, and the latest as a history."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from apps.engine.states import ExecutionState
from apps.executions.models import Execution, Label, StepExecution
from apps.executions.shown.durations import LATEST
from apps.executions.shown.steps import WAITING

UNFINISHED = (ExecutionState.INIT, ExecutionState.RUNNING)


def narrowed(
    rows: QuerySet[Execution], *, text: str = "", status: str = "", label: str = ""
) -> QuerySet[Execution]:
    """Return the executions that hold `text`, go as `status` says and carry `label`."""
    if text:
        rows = rows.filter(_holds(text))
    if label:
        rows = rows.filter(labels__text=label)
    if status == "waiting":
        return waiting(rows)
    if status == "running":
        return rows.filter(status__in=UNFINISHED)
    return rows.filter(status=status) if status else rows


def _holds(text: str) -> Q:
    """A run is found by its name or number, its description, its labels, its workflow, a person."""
    number = text.casefold().removeprefix("execution-").lstrip("0")
    labelled = Exists(Label.objects.filter(execution=OuterRef("pk"), text__icontains=text))
    named = Q(description__icontains=text) | Q(workflow__name__icontains=text)
    found = named | Q(started_by__username__icontains=text) | Q(labelled)
    is_number = number.isascii() and number.isdigit() and len(number) < 10
    return found | Q(number=int(number)) if is_number else found


def waiting(rows: QuerySet[Execution]) -> QuerySet[Execution]:
    """Return the executions in which a step waits for people."""
    waits = StepExecution.objects.filter(execution=OuterRef("pk"), state__in=WAITING)
    return rows.filter(Exists(waits), status__in=UNFINISHED)


def counts_of(execution_ids: Collection[str]) -> Mapping[str, Counter[str]]:
    """Return how many steps of each execution stand in each state, in one query."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    rows = StepExecution.objects.filter(execution__in=execution_ids)
    counted = rows.values_list("execution_id", "state").annotate(count=Count("pk")).order_by()
    for id, state, count in counted:
        found[id][state] = count
    return found


def label_counts(rows: QuerySet[Execution]) -> Sequence[tuple[str, int]]:
    """Return the labels in use and on how many executions, the most used first."""
    labels = Label.objects.filter(execution__in=rows.order_by().values("pk"))
    counted = labels.values_list("text").annotate(count=Count("pk"))
    return list(counted.order_by("-count", "text")[:50])


def latest(rows: QuerySet[Execution]) -> Sequence[Execution]:
    """Return the latest of some executions, the oldest of them first."""
    return list(rows[:LATEST])[::-1]
