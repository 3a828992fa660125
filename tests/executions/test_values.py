"""What steps get: answers, what other steps made and measured, paths of storages."""

import json

import pytest

from tests.executions.rows import condition, row, start, states, status, step, workflow_of

OUT = [{"name": "out", "type": "obs"}]


def reads(name, reference, *after, type="obs", **more):
    given = [{"name": "in", "type": type, "data": reference}]
    return step(name, *after, inputs=given, **more)


def got(execution, name):
    return json.loads(row(execution, name).inputs)[0]["value"]


@pytest.fixture(params=["attached", "detached"])
def target(request):
    return request.param


def test_a_step_reads_what_the_one_before_it_made(cast, steps, worker, target):
    steps.tell("a", outputs={"out": {"obs_url": "/bucket/a/"}})
    drawn = [step("a", outputs=OUT), reads("b", "$ref/consumptions/a/out", "a")]
    execution = start(cast, workflow_of(cast, drawn), target=target)
    worker.work()
    assert status(execution) == "completed"
    assert got(execution, "b") == {"obs_url": "/bucket/a/"}


def test_a_field_of_an_output_keeps_its_type(cast, steps, worker):
    steps.tell("a", outputs={"out": {"version": 3}})
    drawn = [step("a", outputs=OUT), reads("b", "$ref/consumptions/a/out/version", "a")]
    execution = start(cast, workflow_of(cast, drawn))
    worker.work()
    assert got(execution, "b") == 3


def test_a_condition_reads_the_last_of_what_the_job_before_it_measured(cast, steps, worker):
    steps.tell("train", outputs={"out": {}}, metrics={"accuracy": [0.2, 0.93]})
    left = "$ref/consumptions/train/out/accuracy"
    drawn = [
        step("train", outputs=OUT),
        condition(
            "good",
            "train",
            then=["keep"],
            otherwise=["drop"],
            conditions=[{"type": ">", "left": left, "right": 0.9}],
        ),
        step("keep", "good"),
        step("drop", "good"),
    ]
    execution = start(cast, workflow_of(cast, drawn))
    worker.work()
    assert states(execution)["keep"] == "completed"
    assert states(execution)["drop"] == "skipped"
    decided = row(execution, "good")
    assert decided.outcome is True
    assert json.loads(decided.operands) == [{"key": left, "value": 0.93}]


def test_of_several_outputs_the_one_that_there_is_is_selected(cast, steps, worker):
    steps.tell("*", outputs={"out": {"obs_url": "/b/made/"}})
    never = [{"type": "==", "left": 1, "right": 2}]
    both = ["$ref/consumptions/yes/out", "$ref/consumptions/no/out"]
    drawn = [
        condition("check", then=["yes"], otherwise=["no"], conditions=never),
        step("yes", "check", outputs=OUT),
        step("no", "check", outputs=OUT),
        reads("join", both, "yes", "no", type="data_selector"),
    ]
    execution = start(cast, workflow_of(cast, drawn))
    worker.work()
    assert states(execution)["yes"] == "skipped"
    assert got(execution, "join") == {"obs_url": "/b/made/"}


def test_a_step_that_reads_what_a_skipped_one_would_have_made_fails_and_says_so(
    cast, steps, worker
):
    never = [{"type": "==", "left": 1, "right": 2}]
    drawn = [
        condition("check", then=["yes"], conditions=never),
        step("yes", "check", outputs=OUT),
        step("other"),
        reads("join", "$ref/consumptions/yes/out", "yes", "other"),
    ]
    execution = start(cast, workflow_of(cast, drawn))
    worker.work()
    failed = row(execution, "join")
    assert (failed.state, failed.error_code) == ("failed", "reference.no_value")
    assert failed.error_params == {"reference": "$ref/consumptions/yes/out"}
    assert status(execution) == "abnormal"


def test_a_storage_with_the_execution_in_its_path_has_it(cast, steps, worker):
    reference = "$ref/storages(with_execution_id=True)/root/data"
    storages = [{"name": "root", "type": "obs", "path": "/bucket/all"}]
    execution = start(cast, workflow_of(cast, [reads("a", reference)], storages=storages))
    worker.work()
    assert got(execution, "a") == f"/bucket/all/{execution.pk}/data"


def test_a_value_given_at_the_start_goes_before_that_of_the_workflow(cast, steps, worker):
    parameters = [{"name": "rate", "type": "float", "value": 0.1}]
    drawn = [reads("a", "$ref/parameters/rate"), reads("b", "$ref/parameters/rate", "a")]
    execution = start(
        cast, workflow_of(cast, drawn, parameters=parameters), parameters={"rate": 0.5}
    )
    worker.work()
    assert (got(execution, "a"), got(execution, "b")) == (0.5, 0.5)
