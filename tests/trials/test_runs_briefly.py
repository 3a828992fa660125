"""The short form of the trials of executions: a dozen at once."""

from tests.cast import gather
from tests.trials.runs import (
    assert_nothing_is_lost,
    start_many,
    sweep_until_over,
    workflow_of,
)


def test_a_dozen_executions_at_once_end_with_nothing_lost(celery_workers):
    celery_workers()
    cast = gather()
    executions = start_many(cast, workflow_of(cast), 12)
    sweep_until_over(executions, patience=60)
    assert_nothing_is_lost(executions)
