"""Runs as lists show them: a line each, and the latest as bars."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from apps.engine.states import StepState
from apps.executions.models import Execution
from apps.executions.queries import facts_of, visible_executions
from apps.executions.shown import lists
from apps.executions.shown.durations import seconds_of
from apps.executions.shown.steps import only_waits
from apps.executions.words import Mark, execution_mark, execution_word
from apps.pages.runs.targets import target_names
from apps.teams.queries import Somebody

TALLEST = 22
SHORTEST = 4


@dataclass(frozen=True)
class Line:
    """One run in a list."""

    run: Execution
    mark: Mark
    word: str
    seconds: float
    done: int
    total: int
    target: str
    labels: Sequence[str]


def lines(runs: Sequence[Execution]) -> Sequence[Line]:
    """Return how each run is shown, in the same order."""
    counted = lists.counts_of([run.pk for run in runs])
    names = target_names(runs)
    return [_line(run, counted.get(run.pk, Counter()), names[run.target]) for run in runs]


def _line(run: Execution, counted: Mapping[str, int], target: str) -> Line:
    waits = run.finished_at is None and only_waits(counted)
    return Line(
        run=run,
        mark=execution_mark(run.status, waits=waits),
        word=execution_word(run.status, waits=waits),
        seconds=seconds_of(run, timezone.now()),
        done=counted.get(StepState.COMPLETED, 0),
        total=sum(counted.values()) - counted.get(StepState.SKIPPED, 0),
        target=target,
        labels=[label.text for label in run.labels.all()],
    )


def latest_runs(user: Somebody, workflow_ids: Collection[str]) -> Mapping[str, Line]:
    """Return the latest run of each workflow that has one which `user` may see."""
    facts = facts_of(workflow_ids)
    ids = [one.latest.pk for one in facts.values() if one.latest is not None]
    seen = visible_executions(user).filter(pk__in=ids).prefetch_related("labels")
    return {line.run.workflow_id: line for line in lines(list(seen))}


def bars(shown: Sequence[Line]) -> Sequence[Mapping[str, Any]]:
    """Return a bar for each run: as tall as it took long, in the tone of its result."""
    longest = max((line.seconds for line in shown), default=1) or 1
    return [
        {
            "line": line,
            "height": round(max(SHORTEST, line.seconds / longest * TALLEST)),
            "left": place * 9,
            "top": TALLEST - round(max(SHORTEST, line.seconds / longest * TALLEST)) + 6,
        }
        for place, line in enumerate(shown)
    ]
