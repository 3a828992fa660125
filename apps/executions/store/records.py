"""What steps said and measured, written down."""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial

from django.db import transaction

from apps.executions import live
from apps.executions.models import LogChunk, Metric, StepExecution
from apps.executions.ports import Log, LogLine, MetricSeries
from apps.spec import text


@transaction.atomic
def append_log(step: StepExecution, log: Log, *, after: str) -> bool:
    """Add the lines that were read after a cursor; False where somebody else has done so."""
    held = StepExecution.objects.filter(pk=step.pk, attempt=step.attempt, log_cursor=after)
    if not held.update(log_cursor=log.cursor):
        return False
    if log.lines:
        _add(step, log)
    return True


def _add(step: StepExecution, log: Log) -> None:
    chunks = LogChunk.objects.filter(step_id=step.pk, attempt=step.attempt)
    last = chunks.order_by("-number").values_list("number", "first_line", "lines").first()
    number, first = (last[0] + 1, last[1] + last[2]) if last else (0, 0)
    LogChunk.objects.create(
        step_id=step.pk,
        attempt=step.attempt,
        number=number,
        first_line=first,
        lines=len(log.lines),
        errors=[first + at for at, line in enumerate(log.lines) if line.level == "error"],
        text="".join(map(_written, log.lines)),
    )
    tell = partial(live.publish_log, step.execution_id, step=step.name, attempt=step.attempt)
    transaction.on_commit(partial(tell, lines_until=first + len(log.lines)))


def _written(line: LogLine) -> str:
    said = line.text.replace("\x00", "\ufffd").replace("\r", "").replace("\n", " ")
    return f"{line.at.astimezone(UTC).isoformat()}\t{line.level}\t{said}\n"


def write_metrics(
    step_id: str, attempt: int, metrics: Iterable[MetricSeries], *, now: datetime
) -> None:
    """Keep what an attempt has measured so far, one row a key."""
    rows = [
        Metric(
            step_id=step_id,
            attempt=attempt,
            key=series.key,
            title=series.title,
            type=series.type,
            data=text.write(dict(series.data)),
            created_at=now,
        )
        for series in {series.key: series for series in metrics}.values()
    ]
    Metric.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["step", "attempt", "key"],
        update_fields=["title", "type", "data"],
    )
