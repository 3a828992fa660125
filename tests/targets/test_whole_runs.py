"""Executions that a second, whole server runs: begun, asked, retried and stopped over there."""

import pytest

from apps.executions import actions
from apps.executions.models import Execution
from tests.cast import gather
from tests.config.launched import Launched, launched
from tests.targets.whole_runs import WORKER, beat_until, start, states, step, target_at

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def second(tmp_path_factory) -> Launched:
    """Another server of this product, with everything it consists of."""
    with launched(tmp_path_factory.mktemp("second") / "home") as weft:
        yield weft


def status(execution: Execution) -> str:
    return Execution.objects.values_list("status", flat=True).get(pk=execution.pk)


def test_a_run_over_there_is_seen_answered_retried_and_completed_here(
    transactional_db, settings, second, celery_workers
):
    settings.WEFT_PRIVATE_TARGETS = True
    celery_workers(**WORKER)
    cast = gather()
    execution = start(cast, target_at(second, cast))
    beat_until(lambda: step(execution, "train").state == "wait_inputs")
    actions.continue_step(step(execution, "train"), by=cast.operator, parameters={"rate": 0.1})
    beat_until(lambda: status(execution) == "abnormal")
    assert states(execution) == {
        "train": "completed",
        "check": "completed",
        "register": "failed",
        "again": "skipped",
    }
    accuracy = step(execution, "train").metrics.get()
    assert (accuracy.key, "0.93" in accuracy.data) == ("accuracy", True)
    assert step(execution, "check").outcome is True
    assert '"rate":0.1' in step(execution, "train").properties.replace(" ", "")
    actions.retry_step(step(execution, "register"), by=cast.operator)
    beat_until(lambda: status(execution) == "completed")
    assert step(execution, "register").attempt == 2
    assert [past.state for past in step(execution, "register").past_attempts.all()] == ["failed"]


def test_a_run_over_there_is_stopped_from_here(transactional_db, settings, second, celery_workers):
    settings.WEFT_PRIVATE_TARGETS = True
    celery_workers(**WORKER)
    cast = gather()
    execution = start(cast, target_at(second, cast), options={"seconds": 600})
    actions.answer_questions(execution, by=cast.operator, parameters={"rate": 0.1})
    beat_until(lambda: step(execution, "train").state == "running")
    actions.stop_execution(execution, by=cast.operator)
    beat_until(lambda: status(execution) == "stopped")
    assert states(execution)["train"] == "stopped"
