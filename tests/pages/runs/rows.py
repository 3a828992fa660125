"""Executions written as rows, without anything that carries them out: any state is at hand."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from apps.executions.models import (
    Event,
    Execution,
    LogChunk,
    Metric,
    PastAttempt,
    StepExecution,
)
from apps.spec import text
from apps.teams.models import User
from apps.workflows import store
from apps.workflows.models import Workflow

STEPS = ("condition_step_test", "training_job1", "training_job2", "training_job3")


def execution_of(workflow: Workflow, *, by: User, ago: float = 684, **fields: Any) -> Execution:
    """Return an execution of the workflow as it is now, with its steps untouched."""
    began = timezone.now() - timedelta(seconds=ago)
    document = store.document(workflow.pk)
    latest = workflow.executions.order_by("-number").first()
    execution = Execution.objects.create(
        workflow=workflow,
        number=latest.number + 1 if latest else 1,
        revision=workflow.revision,
        document=text.write(document),
        started_by=by,
        created_at=began,
        resumed_at=began,
        **{"status": "running", "sequence": 1, **fields},
    )
    StepExecution.objects.bulk_create(
        StepExecution(execution=execution, name=each["name"], type=each["type"], position=place)
        for place, each in enumerate(document["steps"])
    )
    return execution


def stand(execution: Execution, name: str, state: str, **fields: Any) -> StepExecution:
    """Let a step stand somewhere; `started`, `ended`, `created` are seconds of the run."""
    step = execution.steps.get(name=name)
    for key in ("created", "started", "ended"):
        if key in fields:
            setattr(step, f"{key}_at", at(execution, fields.pop(key)))
    execution.sequence += 1
    execution.save(update_fields=["sequence"])
    for key, value in {"state": state, "changed": execution.sequence, **fields}.items():
        setattr(step, key, value)
    step.save()
    return step


def at(execution: Execution, seconds: float) -> datetime:
    return execution.created_at + timedelta(seconds=seconds)


def happened(step: StepExecution, attempt: int, *moves: tuple[float, str, str], by: Any = None):
    """Write down moves of an attempt: seconds of the run, from, to."""
    for seconds, before, after in moves:
        Event.objects.create(
            execution=step.execution,
            step=step,
            attempt=attempt,
            at=at(step.execution, seconds),
            before=before,
            after=after,
            by=by,
        )


def said(step: StepExecution, attempt: int, *lines: tuple[float, str, str]) -> None:
    """Let an attempt say lines: seconds of the run, level, text."""
    last = step.log.filter(attempt=attempt).order_by("-number").first()
    first = last.first_line + last.lines if last else 0
    LogChunk.objects.create(
        step=step,
        attempt=attempt,
        number=last.number + 1 if last else 0,
        first_line=first,
        lines=len(lines),
        errors=[first + place for place, line in enumerate(lines) if line[1] == "error"],
        text="\n".join(
            f"{at(step.execution, seconds).isoformat()}\t{level}\t{words}"
            for seconds, level, words in lines
        ),
    )


def measured(step: StepExecution, key: str, values: list[float], *, axis: str = "epoch") -> None:
    """Let the newest attempt of a step have measured a curve."""
    data = {
        "x_axis": [{"title": axis, "value": list(range(1, len(values) + 1))}],
        "y_axis": [{"title": key, "value": values}],
    }
    Metric.objects.create(
        step=step,
        attempt=step.attempt,
        key=key,
        title=key,
        data=json.dumps(data),
        created_at=timezone.now(),
    )


def failed_before(step: StepExecution, *, started: float, ended: float, **fields: Any) -> None:
    """Let a step's first attempt have failed."""
    execution = step.execution
    PastAttempt.objects.create(
        step=step,
        number=1,
        state="failed",
        started_at=at(execution, started),
        ended_at=at(execution, ended),
        **fields,
    )


def running(workflow: Workflow, *, by: User) -> Execution:
    """Return the run of the design: one step done, one in its second attempt, one asking."""
    run = execution_of(workflow, by=by)
    stand(
        run,
        "condition_step_test",
        "completed",
        outcome=True,
        waited=38,
        created=0,
        started=38,
        ended=39,
    )
    stand(run, "training_job2", "skipped", created=39, ended=39)
    job = stand(
        run,
        "training_job1",
        "running",
        attempt=2,
        started=284,
        created=282,
        progress=0.62,
        progress_text="Epoch 31 of 50",
        inputs=json.dumps(
            [
                {
                    "name": "data_url",
                    "type": "obs",
                    "data": "$ref/data/a2ff296da618452d",
                    "value": {"obs_url": "/test-lh/data/"},
                },
            ]
        ),
        outputs=json.dumps(
            [
                {
                    "name": "train_url",
                    "type": "obs",
                    "config": {"obs_url": "/test-lh/test-metrics/"},
                },
                {
                    "name": "service-link",
                    "type": "service_content",
                    "config": {"config_file": "$ref/parameters/service_config1"},
                },
            ]
        ),
    )
    failed_before(
        job,
        started=40,
        ended=232,
        error_code="step.worker_lost",
        error_params={},
    )
    measured(job, "loss", [2.3 * 0.9**at + 0.25 for at in range(31)])
    measured(job, "accuracy", [0.914 - 0.5 * 0.85**at for at in range(31)])
    happened(
        job, 1, (39, "init", "creating"), (40, "creating", "running"), (232, "running", "failed")
    )
    said(
        job,
        1,
        (42, "info", "flavor modelarts.vm.cpu.8u, 1 node, policy regular"),
        (230, "error", "data_url /test-lh/test-metrics/ is not readable: 403 from OBS"),
    )
    happened(job, 2, (282, "init", "creating"), (284, "creating", "running"), by=by)
    said(
        job,
        2,
        (285, "info", "data_url /test-lh/test-metrics/ mounted, 4,812 objects, 1.9 GB"),
        (290, "warn", "learning_rate not set, algorithm default 0.001"),
        *(
            (300 + 12 * epoch, "info", f"epoch {epoch}/50  loss {2.3 * 0.9**epoch + 0.25:.3f}")
            for epoch in range(1, 32)
        ),
    )
    stand(run, "training_job3", "wait_inputs", created=100, waiting_since=at(run, 100))
    return run


def failed(workflow: Workflow, *, by: User) -> Execution:
    """Return a run whose last step failed."""
    run = execution_of(workflow, by=by, ago=1200)
    stand(run, "condition_step_test", "completed", outcome=True, created=0, started=0, ended=1)
    stand(run, "training_job2", "skipped", created=1, ended=1)
    stand(run, "training_job1", "completed", created=1, started=2, ended=650)
    job = stand(
        run,
        "training_job3",
        "failed",
        created=650,
        started=655,
        ended=900,
        error_code="step.worker_lost",
        error_params={},
    )
    happened(
        job, 1, (650, "init", "creating"), (655, "creating", "running"), (900, "running", "failed")
    )
    said(
        job,
        1,
        (660, "info", "epoch 18/50  loss 0.502  accuracy 0.847"),
        (899, "error", "service_config3 is not valid JSON: metrics.json line 7 column 3"),
    )
    run.status, run.finished_at = "abnormal", at(run, 900)
    run.save()
    return run


def waiting(workflow: Workflow, *, by: User) -> Execution:
    """Return a run whose first step asks."""
    run = execution_of(workflow, by=by, ago=38)
    stand(run, "condition_step_test", "wait_inputs", created=0, waiting_since=at(run, 0))
    return run


def completed(workflow: Workflow, *, by: User, seconds: float = 1150) -> Execution:
    """Return a run that is long over and went well."""
    run = execution_of(workflow, by=by, ago=90_000)
    for name, (start, end) in zip(STEPS, ((0, 1), (2, 600), (2, 2), (600, seconds)), strict=True):
        skipped = name == "training_job2"
        stand(
            run,
            name,
            "skipped" if skipped else "completed",
            created=start,
            ended=end,
            **({} if skipped else {"started": start}),
        )
    run.status, run.finished_at = "completed", at(run, seconds)
    run.save()
    return run
