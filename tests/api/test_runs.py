"""Whole runs through the API, with a real worker and the steps of the dry run."""

import json

import pytest
from celery import current_app

from apps.executions import dispatch
from apps.executions.actions.topics import create_topic
from apps.executions.models import Delivery, Execution, RunSettings, Schedule, ScheduledStart
from tests.api.caller import Caller, read, with_token
from tests.api.running import awaited, condition, job, started, started_again, states_in
from tests.cast import Cast, gather
from tests.fakes.webhook import receiving

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("shared_worker")]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def editor(cast: Cast) -> Caller:
    return with_token(cast.editor, cast.project)


def equal(left, right) -> dict:
    return {"type": "==", "left": left, "right": right}


def doing(**steps) -> dict:
    """Return the options of a dry run in which some steps do not simply complete at once."""
    return {"steps": steps}


def test_a_join_waits_for_every_branch(editor: Caller):
    steps = [job("a"), job("b", "a"), job("c", "a"), job("d", "b", "c")]
    done = started(editor, {"steps": steps}, options=doing(b={"seconds": 0.3})).ended()
    assert states_in(done) == dict.fromkeys("abcd", "completed")
    assert done["steps_execution"][-1]["step_name"] == "d"


NESTED = {
    "type": "or",
    "left": equal("$ref/parameters/n", 1),
    "right": {"type": "in", "left": "$ref/parameters/n", "right": [7, 8]},
}


@pytest.mark.parametrize(("n", "taken"), [(1, "yes"), (8, "yes"), (2, "no")])
def test_nested_conditions_decide(editor: Caller, n: int, taken: str):
    steps = [
        condition("if", [NESTED], if_then_steps=["yes"], else_then_steps=["no"]),
        job("yes"),
        job("no"),
        job("behind yes", "yes"),
        job("behind both", "yes", "no"),
    ]
    parameters = [{"name": "n", "type": "int", "value": 1}]
    wish = {"parameters": [{"name": "n", "value": n}]}
    states = started(editor, {"steps": steps, "parameters": parameters}, **wish).ended()
    left = {"yes": "no", "no": "yes"}[taken]
    found = states_in(states)
    assert (found[taken], found[left]) == ("completed", "skipped")
    assert found["behind yes"] == ("completed" if taken == "yes" else "skipped")
    assert found["behind both"] == "completed"


SCENES = {
    "steps": [job("load"), job("train", "load"), job("deploy", "train")],
    "policy": {"scenes": [{"id": "s1", "name": "only train", "steps": ["train"]}]},
}


@pytest.mark.parametrize("wish", [{"scene_id": "s1"}, {"scene_name": "only train"}])
def test_a_scene_runs_alone_by_its_id_or_name(editor: Caller, wish: dict):
    done = started(editor, SCENES, **wish).ended()
    assert states_in(done) == {"train": "completed"}
    assert (done["scene_id"], done["scene_name"]) == ("s1", "only train")


DELAYED = {
    "steps": [job("first", properties={"n": "$ref/parameters/n"}), job("last", "first")],
    "parameters": [{"name": "n", "type": "int", "delay": True}],
}


def test_an_answer_that_does_not_fit_leaves_the_step_waiting(editor: Caller):
    run = started(editor, DELAYED)
    run.until_step("first", "wait_inputs")
    refused = run.act_on("first", "continue", parameters=[{"name": "n", "value": "many"}])
    assert refused.status_code == 400
    assert read(refused)["problems"][0]["pointer"][0] == "parameters"
    assert run.states() == {"first": "wait_inputs"}
    assert run.act_on("first", "continue").status_code == 400
    assert (
        run.act_on("first", "continue", parameters=[{"name": "n", "value": 2}]).status_code == 201
    )
    assert states_in(run.ended()) == {"first": "completed", "last": "completed"}


def test_a_value_given_at_the_start_needs_no_answer(editor: Caller):
    done = started(editor, DELAYED, parameters=[{"name": "n", "value": 0}]).ended()
    assert done["status"] == "completed"
    assert done["steps_execution"][0]["properties"] == {"n": 0}


def test_values_change_while_it_waits_and_not_while_it_works(editor: Caller):
    run = started(editor, DELAYED, options=doing(last={"seconds": 3600}))
    run.until_step("first", "wait_inputs")
    body = {"parameters": [{"name": "n", "value": 9}], "labels": ["waited"]}
    changed = editor.send("PUT", run.path, body)
    assert (changed.status_code, read(changed)["labels"]) == (200, ["waited"])
    assert read(changed)["parameters"][0]["value"] == 9
    assert run.act_on("first", "continue").status_code == 201
    run.until_step("last", "running")
    assert run.step("first")["properties"] == {"n": 9}
    late = editor.send("PUT", run.path, body)
    assert (late.status_code, read(late)["error_code"]) == (400, "ModelArts.7516")
    assert editor.send("PUT", run.path, {"labels": []}).status_code == 200
    run.act("stop")
    assert run.ended()["labels"] == []


def test_a_step_that_holds_goes_on(editor: Caller):
    run = started(editor, {"steps": [job("a")]}, options=doing(a={"outcome": "hold"}))
    run.until_step("a", "hold")
    assert run.act_on("a", "continue").status_code == 201
    assert run.ended()["status"] == "completed"
    assert run.step("a")["policy"] == {"execution_policy": "continue"}


def test_a_failure_ends_what_needs_it_and_a_retry_goes_on(editor: Caller):
    steps = [job("a"), job("behind", "a"), job("beside")]
    run = started(editor, {"steps": steps}, options=doing(a={"fails_first": 1}))
    failed = run.ended()
    assert failed["status"] == "abnormal"
    assert states_in(failed) == {"a": "failed", "beside": "completed"}
    assert run.step("a")["error_info"]["error_message"]
    assert run.act_on("a", "retry").status_code == 201
    run.until(lambda found: found["status"] == "completed")
    assert run.states() == dict.fromkeys(["a", "beside", "behind"], "completed")
    assert "error_info" not in run.step("a")


def test_a_stop_ends_what_runs_and_a_rerun_does_it_again(editor: Caller):
    steps = [job("a"), job("b", "a"), job("c", "b")]
    run = started(editor, {"steps": steps}, options=doing(b={"seconds": 3600}))
    run.until_step("b", "running")
    assert run.act("stop").status_code == 201
    stopped = run.ended()
    assert (stopped["status"], states_in(stopped)) == (
        "stopped",
        {"a": "completed", "b": "stopped"},
    )
    again = run.act("rerun", policies={"rerun_steps": ["b"]})
    assert (again.status_code, read(again)["execution_id"]) == (201, run.id)
    run.until_step("b", "running")
    assert run.act_on("b", "stop").status_code == 201
    assert run.ended()["status"] in ("abnormal", "stopped")


def test_a_rerun_without_steps_does_what_did_not_complete(editor: Caller):
    steps = [job("a"), job("b", "a")]
    run = started(editor, {"steps": steps}, options=doing(b={"fails_first": 1}))
    run.ended()
    first = run.step("a")["events"]
    assert run.act("rerun").status_code == 201
    assert run.until(lambda found: found["status"] == "completed")
    assert run.step("a")["events"] == first


UNFIT = {
    "stop": lambda run: run.act("stop"),
    "retry": lambda run: run.act_on("a", "retry"),
    "stop the step": lambda run: run.act_on("a", "stop"),
    "continue": lambda run: run.act_on("a", "continue"),
}


def test_an_action_that_does_not_fit_is_refused_in_the_vendors_way(editor: Caller):
    run = started(editor, {"steps": [job("a")]})
    run.ended()
    for act in UNFIT.values():
        answer = act(run)
        found = read(answer)
        assert (answer.status_code, found["error_code"]) == (400, "ModelArts.7516")
        assert found["error_msg"]
    assert run.shown()["status"] == "completed"


def test_nothing_of_a_running_execution_is_deleted(editor: Caller):
    run = started(editor, DELAYED)
    run.until_step("first", "wait_inputs")
    answer = editor.send("DELETE", run.path)
    assert (answer.status_code, read(answer)["error_code"]) == (400, "ModelArts.7516")
    assert run.shown()["status"] == "running"


def test_deleting_a_workflow_stops_what_runs(editor: Caller):
    run = started(editor, DELAYED)
    run.until_step("first", "wait_inputs")
    assert editor.send("DELETE", f"/{run.workflow}").status_code == 204
    gone = editor.send("GET", run.path)
    assert read(gone)["error_code"] == "ModelArts.7512"
    assert Execution.objects.get().status == "stopped"


def test_steps_done_before_are_taken_from_the_cache(editor: Caller):
    run = started(editor, {"steps": [job("a")]}, policies={"use_cache": True})
    run.ended()
    again = started_again(editor, run.workflow, policies={"use_cache": True})
    done = again.ended()
    assert done["policies"] == {"use_cache": True}
    assert done["steps_execution"][0]["policy"] == {"use_cache": True}
    assert done["name"] == "execution-002"


def test_a_schedule_starts_its_workflow_once_a_tick_whoever_looks(editor: Caller):
    RunSettings.objects.create(project_id=editor.project_id, default_target="rehearsal")
    workflow = editor.create({"name": "w", "steps": [job("a")]})["workflow_id"]
    body = {"content": {"cron": "* * * * * ?"}, "policies": {}}
    assert editor.send("POST", f"/{workflow}/schedules", body).status_code == 201

    def count() -> int:
        return read(editor.send("GET", f"/{workflow}/executions"))["total"]

    awaited(lambda: [current_app.send_task(dispatch.CLOCK) for _ in range(3)] and count() >= 2)
    ticks = list(ScheduledStart.objects.values_list("tick", flat=True))
    assert len(ticks) == len(set(ticks))
    Schedule.objects.all().delete()
    awaited(lambda: not Execution.objects.exclude(status="completed").exists())


def test_who_subscribed_to_a_failure_is_told_by_a_signed_message(cast: Cast, editor: Caller):
    with receiving() as receiver:
        create_topic(
            cast.project,
            by=cast.owner,
            name="pager",
            channel="webhook",
            address=receiver.url,
            secret="a secret of sixteen",
        )
        document = {"name": "w", "smn_switch": True, "steps": [job("a"), job("b")]}
        workflow = editor.create(document)["workflow_id"]
        told = {"topic_urns": [f"urn:smn:r:{cast.project.pk}:pager"], "events": ["*:failed"]}
        assert editor.send("POST", f"/{workflow}/subscriptions", told).status_code == 201
        run = started_again(editor, workflow, options=doing(a={"outcome": "failed"}))
        assert run.ended()["status"] == "abnormal"
        awaited(lambda: len(receiver.seen) == 2)
        awaited(lambda: not Delivery.objects.exclude(state="sent").exists())
    said = [json.loads(message.body) for message in receiver.seen]
    assert {(one["step_name"], one["status"]) for one in said} == {
        ("a", "failed"),
        (None, "abnormal"),
    }
    assert all("v1=" in message.headers["X-Weft-Signature"] for message in receiver.seen)
