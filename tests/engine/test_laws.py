"""Laws of every run, over made-up graphs with branches, failures and orders of events."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from apps.engine.decide import Skip, Start, decide
from apps.engine.plan import Plan
from apps.engine.states import PASSED, ExecutionState, StepState
from apps.spec.parse import parse
from tests.engine.runs import Played


@st.composite
def runs(draw: st.DrawFn) -> tuple[Played, Any]:
    """A run of up to twelve steps, some of them conditions, some of them failing."""
    count = draw(st.integers(1, 12))
    steps = [_step(draw, index, count) for index in range(count)]
    workflow, problems = parse({"name": "w", "steps": steps})
    assert workflow is not None, problems
    names = [step["name"] for step in steps]
    failing = draw(st.sets(st.sampled_from(names), max_size=2))
    played = Played(
        Plan.of(workflow),
        outcomes={name: draw(st.booleans()) for name in names},
        ending=lambda name: StepState.FAILED if name in failing else StepState.COMPLETED,
    )
    return played, draw(st.randoms(use_true_random=False))


def _step(draw: st.DrawFn, index: int, count: int) -> dict[str, Any]:
    before = [f"s{one}" for one in range(index)]
    behind = [f"s{one}" for one in range(index + 1, count)]
    step: dict[str, Any] = {"name": f"s{index}", "type": "job"}
    step["depend_steps"] = draw(st.lists(st.sampled_from(before), unique=True)) if before else []
    if behind and draw(st.booleans()):
        lists = st.lists(st.sampled_from(behind), unique=True, max_size=3)
        step |= {"type": "condition", "if_then_steps": draw(lists), "else_then_steps": draw(lists)}
    return step


@given(runs())
def test_every_run_ends_and_each_step_begins_at_most_once(run):
    played, chance = run
    played.play(chance.choice)
    begun = [decision.step for decision in played.decided if isinstance(decision, Start | Skip)]
    assert len(begun) == len(set(begun))
    assert played.finished is not None


@given(runs())
def test_a_run_is_completed_where_every_step_has_passed_and_abnormal_otherwise(run):
    played, chance = run
    played.play(chance.choice)
    whole = all(played.states.get(name) in PASSED for name in played.plan.parents)
    assert (played.finished is ExecutionState.COMPLETED) == whole


@given(runs())
def test_nothing_begins_before_all_it_waits_for_has_passed(run):
    played, chance = run
    played.play(chance.choice)
    for states in played.before.values():
        assert PASSED.issuperset(states)


@given(runs())
def test_the_order_in_which_steps_end_does_not_matter(run):
    played, chance = run
    other = Played(played.plan, outcomes=played.outcomes, ending=played.ending)
    assert played.play(chance.choice).states == other.play().states


@given(runs())
def test_looking_behind_what_changed_decides_what_looking_everywhere_does(run):
    played, chance = run
    played.play(chance.choice)
    for situation, changed in played.looks:
        assert set(decide(played.plan, situation, changed=changed)) == set(
            decide(played.plan, situation)
        )
