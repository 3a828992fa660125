"""The trial of two workers on two hosts that share PostgreSQL, Valkey and a store: `make trials`.

The jobs of a run are spread over both; what one host wrote another reads from the store. Then one
host loses the network while it works (or, where there are no namespaces, its worker is killed):
its steps run again on the other, and once it is back, what it has to say of them changes nothing.
"""

import time

import pytest

from apps.executions.models import Event
from tests.trials.host_stage import (
    MAKERS,
    assert_spread,
    is_over,
    job,
    sweep_until,
    two_hosts_at_work,
)


@pytest.fixture
def stage(transactional_db, tmp_path):
    with two_hosts_at_work(tmp_path) as at_work:
        yield at_work


def test_a_run_is_spread_over_both_hosts_and_its_files_are_shared(stage):
    assert_spread(stage, MAKERS)


def test_what_a_host_without_network_had_under_way_runs_again_on_the_other(stage):
    first = stage.hosts[0]
    execution = stage.start(*(job(name, "sleep 6; hostname > $out/host") for name in MAKERS[:3]))
    mine = execution.steps.filter(worker__startswith=f"{first.name}:", state="running")
    sweep_until(mine.exists if first.namespace else execution.steps.filter(state="running").exists)
    lost = list(mine.values_list("name", flat=True))
    began = time.monotonic()
    if first.namespace:
        first.cut()
    else:
        stage.workers[0].kill()
    sweep_until(lambda: is_over(execution))
    print(f"\n{lost} ran again: all ended {time.monotonic() - began:.1f} s after the host was lost")
    ends = Event.objects.filter(execution=execution, after="completed")
    before = list(ends.values_list("step__name", "attempt", "at"))
    if first.namespace:
        first.mend()
        time.sleep(10)
    assert list(ends.values_list("step__name", "attempt", "at")) == before
    assert sorted(name for name, _, _ in before) == sorted(MAKERS[:3])
    assert all(attempt > 1 for name, attempt, _ in before if name in lost)
    execution.refresh_from_db()
    assert execution.status == "completed"
