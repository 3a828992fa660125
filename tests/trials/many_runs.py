"""The trial of 200 executions at once: `make trials`."""

from tests.cast import gather
from tests.trials.runs import (
    assert_nothing_is_lost,
    start_many,
    sweep_until_over,
    workflow_of,
)

MANY = 200


def test_200_executions_at_once_end_with_nothing_lost(celery_workers):
    celery_workers()
    cast = gather()
    executions = start_many(cast, workflow_of(cast), MANY)
    seconds = sweep_until_over(executions, patience=300)
    assert_nothing_is_lost(executions)
    steps = MANY * 7
    print(f"\n{MANY} executions, {steps} steps: {seconds:.1f} s, {steps / seconds:.0f} steps/s")
