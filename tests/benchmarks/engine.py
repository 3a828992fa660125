"""What the engine itself costs: steps that do nothing, on one worker with threads.

`python -m tests.benchmarks engine` prints it for SQLite and for PostgreSQL, with the same shapes as
plain Celery tasks (the floor) and in Luigi (a peer, installed into a throw-away environment).
"""

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from django.db import connection
from django.test import override_settings

from apps.core.broker import broker
from apps.engine.states import ExecutionState
from apps.executions.models import Event, Execution
from config.launch.processes import stop
from tests.benchmarks import engine_settings, luigi_peer
from tests.benchmarks.plain_celery import LEFT, leaf, link
from tests.benchmarks.timing import print_table
from tests.cast import Cast, gather
from tests.executions.rows import chain, start, step, workflow_of
from tests.workers import start_worker

NEEDS_DATABASE = True
CHAIN, WIDTH, MANY = 1000, 500, 200
PATIENCE = 300.0
WORKER = {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.engine_settings"}


def until(reached: Callable[[], bool]) -> float:
    """Return how many seconds it took until something was so."""
    began = time.monotonic()
    while not reached():
        if time.monotonic() - began > PATIENCE:
            raise TimeoutError
        time.sleep(0.02)
    return time.monotonic() - began


def ended(executions: list[Execution]) -> bool:
    """Tell whether all have ended."""
    ids = [one.pk for one in executions]
    return not Execution.objects.filter(pk__in=ids, finished_at=None).exists()


def per_step_ms(execution: Execution) -> float:
    """Return the median time between the ends of two steps of a chain."""
    ends = Event.objects.filter(execution=execution, after="completed").order_by("id")
    times = list(ends.values_list("at", flat=True))
    return median((b - a).total_seconds() * 1000 for a, b in pairwise(times))


def of_chain(cast: Cast) -> tuple[float, float]:
    """Return seconds, and milliseconds per step."""
    workflow = workflow_of(cast, chain(*(f"s{at}" for at in range(CHAIN))))
    execution = start(cast, workflow, target="idle")
    return until(lambda: ended([execution])), per_step_ms(execution)


def of_fan_out(cast: Cast) -> float:
    """Return seconds until everything is joined."""
    leaves = [f"leaf{at}" for at in range(WIDTH)]
    drawn = [step("root"), *(step(name, "root") for name in leaves), step("join", *leaves)]
    execution = start(cast, workflow_of(cast, drawn), target="idle")
    return until(lambda: ended([execution]))


def of_many(cast: Cast) -> tuple[float, int]:
    """Return seconds until all have ended, and how many did so well."""
    workflow = workflow_of(cast, chain("a", "b", "c"))
    started = [start(cast, workflow, target="idle") for _ in range(MANY)]
    seconds = until(lambda: ended(started))
    well = Execution.objects.filter(pk__in=[one.pk for one in started])
    return seconds, well.filter(status=ExecutionState.COMPLETED.value).count()


def plain_chain() -> float:
    """Return the seconds of a chain of plain tasks."""
    broker().set(LEFT, 1)
    link.delay(CHAIN - 1)
    return until(lambda: int(broker().get(LEFT)) == 0)


def plain_fan_out() -> float:
    """Return the seconds of many plain tasks, joined by a counter."""
    broker().set(LEFT, WIDTH)
    for _ in range(WIDTH):
        leaf.delay()
    return until(lambda: int(broker().get(LEFT)) <= 0)


def figures(cast: Cast) -> list[tuple[str, str, str]]:
    """Return what was measured: what, figure, aim."""
    seconds, each = of_chain(cast)
    fan_out = of_fan_out(cast)
    many, well = of_many(cast)
    aim = "10 ms" if connection.vendor == "sqlite" else "30 ms"
    return [
        (f"chain of {CHAIN} steps, a step (median)", f"{each:.1f} ms", aim),
        (f"chain of {CHAIN} steps, all", f"{seconds:.1f} s", ""),
        (f"{WIDTH} steps side by side, joined", f"{fan_out:.1f} s", "5 s"),
        (f"{MANY} executions of 3 steps at once", f"{many:.1f} s, {well} completed", f"{MANY}"),
        (f"plain Celery: chain of {CHAIN}, a task", f"{plain_chain() / CHAIN * 1000:.1f} ms", ""),
        (f"plain Celery: {WIDTH} side by side", f"{plain_fan_out():.1f} s", ""),
    ]


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as folder:
        process = start_worker(log=Path(folder) / "worker.log", env=WORKER)
        try:
            with override_settings(WEFT_RUN_TARGETS=engine_settings.WEFT_RUN_TARGETS):
                rows = figures(gather())
        finally:
            stop(process)
    if connection.vendor == "sqlite":
        rows += luigi_peer.figures(steps=CHAIN, width=WIDTH)
    print_table(f"Engine on {connection.vendor}", ("what", "figure", "aim"), rows)
