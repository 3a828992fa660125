"""How a step of a dry run goes, as a function of the seconds since it began. Pure."""

from collections.abc import Iterator, Mapping

from apps.engine.states import StepState
from apps.executions.ports import Fault, MetricSeries, Observation, Work
from apps.spec.shapes import Json
from apps.targets.rehearsal.outputs import invented_id, made_up
from apps.targets.rehearsal.script import Outcome, Part

SHORTEST_LOOK = 0.05
PROGRESS_LOOKS = 20
LONGEST_LOOK = 5.0

_STATES: Mapping[Outcome, StepState] = {
    Outcome.COMPLETED: StepState.COMPLETED,
    Outcome.FAILED: StepState.FAILED,
    Outcome.TIMEOUT: StepState.TIMEOUT,
    Outcome.STOPPED: StepState.STOPPED,
}
_FAULTS: Mapping[Outcome, str] = {
    Outcome.FAILED: "rehearsal.failed",
    Outcome.TIMEOUT: "rehearsal.timeout",
}


def outcome_of(part: Part, work: Work) -> Outcome:
    """Return how this attempt ends."""
    if work.attempt <= part.fails_first:
        return Outcome.FAILED
    if part.outcome is Outcome.HOLD and work.resumed:
        return Outcome.COMPLETED
    return part.outcome


def observed(part: Part, work: Work, *, handle: str, elapsed: float) -> Observation:
    """Return where a step stands that began `elapsed` seconds ago."""
    if elapsed < part.seconds and not work.resumed:
        return _running(part, work, handle, elapsed)
    outcome = outcome_of(part, work)
    if outcome is Outcome.HOLD:
        return Observation(state=StepState.HOLD, handle=handle, metrics=_metrics(part, 1.0))
    return _ended(part, work, handle, outcome)


def _running(part: Part, work: Work, handle: str, elapsed: float) -> Observation:
    share = elapsed / part.seconds
    return Observation(
        state=StepState.RUNNING,
        handle=handle,
        instance_id=invented_id(work, "instance"),
        metrics=_metrics(part, share),
        progress=share if part.progress else None,
        look_again=_look_again(part, part.seconds - elapsed),
    )


def _look_again(part: Part, left: float) -> float:
    """Return when to look: at the end, or often enough for progress that moves."""
    if part.progress or part.metrics:
        left = min(left, max(part.seconds / PROGRESS_LOOKS, 0.5), LONGEST_LOOK)
    return max(left, SHORTEST_LOOK)


def _ended(part: Part, work: Work, handle: str, outcome: Outcome) -> Observation:
    completed = outcome is Outcome.COMPLETED
    code = _FAULTS.get(outcome)
    return Observation(
        state=_STATES[outcome],
        handle=handle,
        instance_id=invented_id(work, "instance"),
        outputs={**made_up(work), **part.outputs} if completed else None,
        metrics=_metrics(part, 1.0),
        progress=1.0 if completed and part.progress else None,
        fault=Fault(code=code) if code else None,
    )


def _metrics(part: Part, share: float) -> list[MetricSeries]:
    return list(_series(part, share))


def _series(part: Part, share: float) -> Iterator[MetricSeries]:
    """Yield as much of each series as that share of the step's time has brought."""
    for key, values in part.metrics.items():
        if reached := values[: int(len(values) * share)]:
            yield MetricSeries(key=key, title=key, data=_axes(key, reached))


def _axes(key: str, values: tuple[float, ...]) -> dict[str, Json]:
    places: list[Json] = list(range(1, len(values) + 1))
    return {
        "x_axis": [{"title": "step", "value": places}],
        "y_axis": [{"title": key, "value": list(values)}],
    }
