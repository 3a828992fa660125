"""What a run does next: branches, joins, failures, questions, scenes."""

import json
from typing import Any

import pytest

from apps.engine.decide import Finish, Situation, Skip, Start, Wait, decide, holds_up
from apps.engine.plan import Plan
from apps.engine.states import ENDED, MOVES, ExecutionState, StepState, may_move
from apps.spec.parse import parse
from config.env import ROOT
from tests.engine.runs import Played

EXAMPLE = json.loads((ROOT / "tests/data/example-request.json").read_text(encoding="utf-8"))


def plan(*steps: dict[str, Any], scene: set[str] | None = None) -> Plan:
    workflow, problems = parse({"name": "w", "steps": list(steps)})
    assert workflow is not None, problems
    return Plan.of(workflow, scene=scene)


def job(name: str, *after: str) -> dict[str, Any]:
    return {"name": name, "type": "job", "depend_steps": list(after)}


def condition(name: str, then: list[str], other: list[str], *after: str) -> dict[str, Any]:
    lists = {"if_then_steps": then, "else_then_steps": other}
    return {"name": name, "type": "condition", "depend_steps": list(after), **lists}


def play(found: Plan, **told: Any) -> Played:
    return Played(found, **{"outcomes": {}, **told}).play()


@pytest.mark.parametrize(
    ("outcome", "runs", "skipped"),
    [(True, "training_job1", "training_job2"), (False, "training_job2", "training_job1")],
)
def test_the_pages_example_takes_one_branch_and_always_joins(outcome, runs, skipped):
    workflow, _ = parse(EXAMPLE)
    assert workflow is not None
    run = play(Plan.of(workflow), outcomes={"condition_step_test": outcome})
    assert run.steps(StepState.COMPLETED) == {"condition_step_test", runs, "training_job3"}
    assert Skip(skipped, "condition_step_test", outcome) in run.decided
    assert run.finished is ExecutionState.COMPLETED


def test_what_hangs_on_a_skipped_step_alone_is_skipped_too():
    found = plan(condition("c", ["a"], ["b"]), job("a"), job("b"), job("after_b", "b"))
    run = play(found, outcomes={"c": True})
    assert Skip("after_b") in run.decided
    assert run.steps(StepState.COMPLETED) == {"c", "a"}


def test_a_skipped_condition_skips_both_of_its_lists():
    inner = condition("inner", ["x"], ["y"])
    run = play(
        plan(condition("c", ["a"], ["inner"]), job("a"), inner, job("x"), job("y")),
        outcomes={"c": True, "inner": True},
    )
    assert run.steps(StepState.SKIPPED) == {"inner", "x", "y"}
    assert Skip("x", "inner", None) in run.decided


def test_a_step_in_both_lists_runs_either_way():
    for outcome in (True, False):
        run = play(plan(condition("c", ["a"], ["a"]), job("a")), outcomes={"c": outcome})
        assert "a" in run.steps(StepState.COMPLETED)


def test_a_branch_target_waits_for_its_condition_though_it_names_no_dependency():
    found = plan(job("slow"), condition("c", ["a"], [], "slow"), job("a"))
    first = decide(found, Situation(states={}, outcomes={}, questions={}))
    assert first == (Start("slow"),)


def test_a_join_waits_for_every_parent():
    found = plan(job("a"), job("b"), job("join", "a", "b"))
    states = {"a": StepState.COMPLETED, "b": StepState.RUNNING}
    now = Situation(states=states, outcomes={}, questions={})
    assert decide(found, now) == ()
    assert holds_up(found, states, "join") == ("b",)


@pytest.mark.parametrize("broken", [StepState.FAILED, StepState.TIMEOUT, StepState.CREATE_FAILED])
def test_a_failure_stops_what_needs_it_and_nothing_else(broken):
    found = plan(job("bad"), job("needs_it", "bad"), job("other"), job("more", "other"))
    ending = {"bad": broken}
    run = play(found, ending=lambda name: ending.get(name, StepState.COMPLETED))
    assert run.finished is ExecutionState.ABNORMAL
    assert run.steps(StepState.COMPLETED) == {"other", "more"}
    assert "needs_it" not in run.states
    assert holds_up(found, run.states, "needs_it") == ("bad",)


def test_an_unanswered_question_holds_its_step_and_not_the_others():
    found = plan(job("asks"), job("behind", "asks"), job("free"))
    run = play(found, questions={"asks": ("learning_rate",)})
    assert Wait("asks", ("learning_rate",)) in run.decided
    assert run.steps(StepState.COMPLETED) == {"free"}
    assert run.finished is None


def test_a_stopped_run_starts_nothing_and_ends_once_nothing_is_under_way():
    found = plan(job("a"), job("b", "a"))
    stopping = Situation(states={"a": StepState.STOPPING}, outcomes={}, questions={}, stopped=True)
    assert decide(found, stopping) == ()
    ended = Situation(states={"a": StepState.STOPPED}, outcomes={}, questions={}, stopped=True)
    assert decide(found, ended) == (Finish(ExecutionState.STOPPED),)


def test_a_scene_runs_its_steps_without_what_they_wait_for_outside():
    found = plan(job("outside"), job("a", "outside"), job("b", "a"), scene={"a", "b"})
    run = play(found)
    assert list(run.states) == ["a", "b"]
    assert run.finished is ExecutionState.COMPLETED


def test_a_run_of_nothing_is_finished():
    assert decide(plan(), Situation(states={}, outcomes={}, questions={})) == (
        Finish(ExecutionState.COMPLETED),
    )


def test_a_rerun_takes_the_steps_named_and_all_behind_them():
    found = plan(job("a"), job("b", "a"), job("c", "b"), job("d", "a"))
    assert found.downstream(["b"]) == ("b", "c")
    assert set(found.downstream(["c", "a"])) == {"a", "b", "c", "d"}
    assert found.downstream(["c", "a"])[0] == "a"


def test_nothing_leaves_an_end():
    for state in ENDED:
        assert not any(may_move(state, after) for after in StepState)
    assert MOVES.keys() == set(StepState)


def test_every_state_can_be_reached_and_every_state_can_end():
    reached = {StepState.INIT}.union(*MOVES.values())
    assert reached == set(StepState)
    for state in StepState:
        seen, queue = {state}, [state]
        for one in queue:
            queue += MOVES[one] - seen
            seen |= MOVES[one]
        assert seen & ENDED
