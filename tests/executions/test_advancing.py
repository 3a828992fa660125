"""What begins when, on real rows, with a fake target."""

import pytest

from tests.executions.rows import chain, condition, moves, start, states, status, step, workflow_of

ALWAYS = {"conditions": [{"type": "==", "left": 1, "right": 1}]}
NEVER = {"conditions": [{"type": "==", "left": 1, "right": 2}]}


@pytest.fixture(params=["attached", "detached"])
def target(request):
    return request.param


def test_the_steps_of_a_chain_run_one_after_the_other(cast, steps, worker, target):
    execution = start(cast, workflow_of(cast, chain("a", "b", "c")), target=target)
    assert status(execution) == "init"
    worker.work()
    assert status(execution) == "completed"
    assert steps.submitted() == ["a", "b", "c"]
    assert moves(execution, "b") == ["pending", "creating", "created", "running", "completed"]


def test_the_list_not_taken_is_skipped_with_all_that_only_it_leads_to(cast, steps, worker):
    drawn = [
        condition("check", then=["yes"], otherwise=["no"], **ALWAYS),
        step("yes", "check"),
        step("no", "check"),
        step("after_no", "no"),
        step("join", "yes", "after_no"),
    ]
    execution = start(cast, workflow_of(cast, drawn))
    worker.work()
    assert states(execution) == {
        "check": "completed",
        "yes": "completed",
        "no": "skipped",
        "after_no": "skipped",
        "join": "completed",
    }
    assert status(execution) == "completed"
    assert sorted(steps.submitted()) == ["join", "yes"]


def test_what_needs_a_failed_step_stays_and_the_rest_runs_on(cast, steps, worker, target):
    steps.tell("bad", state="failed", fault="local.exit")
    drawn = [step("bad"), step("needs", "bad"), step("good"), step("more", "good")]
    execution = start(cast, workflow_of(cast, drawn), target=target)
    worker.work()
    assert states(execution) == {
        "bad": "failed",
        "needs": "init",
        "good": "completed",
        "more": "completed",
    }
    assert status(execution) == "abnormal"
