"""What every place that carries out steps keeps to, whatever it does there.

An adapter takes part by a function that returns the target and a piece of its work in three sorts:
one that ends well by itself, one that lasts until it is ended, and one that fails.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from apps.core.ids import new_uuid
from apps.engine.states import ENDED, StepState
from apps.executions.ports import Log, Observation, StepTarget, Work
from apps.targets.local.target import open_target as open_local
from apps.targets.rehearsal.target import open_target as open_rehearsal
from tests.cast import gather
from tests.fakes.run_target import FakeTarget, script
from tests.targets.works import never, work

PATIENCE = 20.0


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An adapter, and work that goes each of the three ways there."""

    target: StepTarget
    good: Work
    endless: Work
    bad: Work


def rehearsal() -> Candidate:
    def told(**part: object) -> Work:
        return work(options={"steps": {"train": part}})

    return Candidate(
        target=open_rehearsal("rehearsal", project_id="p1"),
        good=told(seconds=0.05),
        endless=told(seconds=600),
        bad=told(outcome="failed"),
    )


def local() -> Candidate:
    project = gather().project.pk

    def told(command: str) -> Work:
        properties = {"algorithm": {"command": command}}
        return work(id=new_uuid(), project_id=project, properties=properties)

    return Candidate(
        target=open_local("local", project_id=project),
        good=told("echo good; echo 1 > $train_url/result"),
        endless=told("sleep 600"),
        bad=told("exit 3"),
    )


def fake() -> Candidate:
    script.clear()
    script.tell("good", seconds=0.05, outputs={"train_url": {"obs_url": "/b/"}}, log=["said"])
    script.tell("endless", seconds=600)
    script.tell("bad", state="failed", fault="step.target_broke")
    return Candidate(
        target=FakeTarget(attached=False),
        good=work(step="good"),
        endless=work(step="endless"),
        bad=work(step="bad"),
    )


CANDIDATES: dict[str, Callable[[], Candidate]] = {
    "rehearsal": rehearsal,
    "local": local,
    "fake": fake,
}


@pytest.fixture(params=CANDIDATES)
def candidate(request: pytest.FixtureRequest, db: None, tmp_path: Path, settings) -> Candidate:
    settings.MEDIA_ROOT, settings.WEFT_WORK_DIR = tmp_path / "files", str(tmp_path / "work")
    for above in (tmp_path, *tmp_path.parents[:2]):
        above.chmod(above.stat().st_mode | 0o011)
    return CANDIDATES[request.param]()


def ended(target: StepTarget, work: Work, begun: Observation) -> Observation:
    """Look at begun work until it has ended, as often as it asks for."""
    seen, end = begun, time.monotonic() + PATIENCE
    while seen.state not in ENDED:
        assert time.monotonic() < end, f"still {seen.state}"
        assert seen.look_again is not None, "nothing would ever look again"
        time.sleep(min(seen.look_again, 0.1))
        seen = target.observe(work, begun.handle)
    return seen


def test_it_refuses_nothing_that_it_can_do(candidate):
    assert candidate.target.refuses(candidate.good) is None


def test_good_work_completes_with_every_output(candidate):
    begun = candidate.target.submit(candidate.good, stopped=never)
    seen = ended(candidate.target, candidate.good, begun)
    assert (seen.state, seen.fault, seen.look_again) == (StepState.COMPLETED, None, None)
    assert set(seen.outputs) == {output.name for output in candidate.good.outputs}


def test_what_has_ended_stays_as_it_is(candidate):
    begun = candidate.target.submit(candidate.good, stopped=never)
    first = ended(candidate.target, candidate.good, begun)
    again = candidate.target.observe(candidate.good, begun.handle)
    assert (again.state, again.outputs) == (first.state, first.outputs)


def test_failed_work_says_why(candidate):
    begun = candidate.target.submit(candidate.bad, stopped=never)
    seen = ended(candidate.target, candidate.bad, begun)
    assert seen.state is StepState.FAILED
    assert seen.fault.code
    assert seen.outputs is None


def test_the_same_attempt_is_the_same_work(candidate):
    first = candidate.target.submit(candidate.good, stopped=never)
    second = candidate.target.submit(candidate.good, stopped=never)
    seen = [ended(candidate.target, candidate.good, begun) for begun in (first, second)]
    assert seen[0].outputs == seen[1].outputs
    assert seen[0].instance_id == seen[1].instance_id


def test_a_log_goes_on_where_it_was_left(candidate):
    begun = candidate.target.submit(candidate.good, stopped=never)
    ended(candidate.target, candidate.good, begun)
    whole = candidate.target.log(candidate.good, begun.handle, after="")
    assert whole.lines
    assert all("\n" not in line.text and line.at.tzinfo for line in whole.lines)
    rest = candidate.target.log(candidate.good, begun.handle, after=whole.cursor)
    assert rest == Log(lines=[], cursor=whole.cursor)


def test_endless_work_can_be_cancelled_more_than_once(candidate):
    begun = candidate.target.submit(candidate.endless, stopped=never)
    assert begun.state not in ENDED
    candidate.target.cancel(candidate.endless, begun.handle)
    candidate.target.cancel(candidate.endless, begun.handle)
    if candidate.target.attached:  # another one is not asked again: it is taken for ended
        seen = ended(candidate.target, candidate.endless, begun)
        assert seen.state is StepState.STOPPED


def test_what_is_over_can_be_cancelled_without_a_fault(candidate):
    begun = candidate.target.submit(candidate.good, stopped=never)
    first = ended(candidate.target, candidate.good, begun)
    candidate.target.cancel(candidate.good, begun.handle)
    assert candidate.target.observe(candidate.good, begun.handle).state is first.state
