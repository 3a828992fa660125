"""What a dry run is told of each step, and what is wrong with what it is told. Pure.

    {"seconds": 0, "steps": {"train": {"seconds": 2, "outcome": "failed", "metrics": {...}}}}

`seconds` beside `steps` is for every step that does not say its own.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from apps.spec.problems import Path, Problem
from apps.spec.shapes import Json
from apps.targets.rehearsal import checks

Outputs: TypeAlias = Mapping[str, Mapping[str, Json]]


class Outcome(StrEnum):
    """How a step of a dry run ends; one that holds completes once somebody continues it."""

    COMPLETED = "completed"
    FAILED = "failed"
    TIMEOUT = "timeout"
    STOPPED = "stopped"
    HOLD = "hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one step is to do. Its first `fails_first` attempts fail, whatever `outcome` says.

    A list in `metrics` is a series that grows while the step runs. `outputs` replaces what would
    be made up; `log` is said beside what every step says.
    """

    seconds: float = 0
    outcome: Outcome = Outcome.COMPLETED
    fails_first: int = 0
    progress: bool = True
    metrics: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    outputs: Outputs = field(default_factory=dict)
    log: tuple[str, ...] = ()


def part_of(options: Mapping[str, Json], *, step: str, type: str) -> Part:
    """Return the part of a step in options without problems; labelling holds unless told."""
    steps = options.get("steps")
    told = steps.get(step) if isinstance(steps, dict) else None
    usual: dict[str, Json] = {"seconds": options.get("seconds", 0)}
    if type == "labeling":
        usual["outcome"] = Outcome.HOLD.value
    return _read(usual | (told if isinstance(told, dict) else {}))


def problems_of(options: Mapping[str, Json], *, steps: Collection[str]) -> list[Problem]:
    """Return everything that is wrong with a dry run's options, for a workflow of these steps."""
    return list(_problems_of(options, steps))


def _problems_of(options: Mapping[str, Json], steps: Collection[str]) -> Iterator[Problem]:
    yield from _unknown(options, {"seconds", "steps"}, ())
    if "seconds" in options:
        yield from checks.seconds(options["seconds"], ("seconds",))
    told = options.get("steps", {})
    if not isinstance(told, dict):
        yield Problem(code="rehearsal.not_a_map", path=("steps",))
        return
    for name, part in told.items():
        if name not in steps:
            yield Problem(
                code="rehearsal.no_such_step", path=("steps", name), params={"step": name}
            )
        yield from _problems_of_part(part, ("steps", name))


def _problems_of_part(part: Json, path: Path) -> Iterator[Problem]:
    if not isinstance(part, dict):
        yield Problem(code="rehearsal.not_a_map", path=path)
        return
    yield from _unknown(part, _CHECKS, path)
    for name, check in _CHECKS.items():
        if name in part:
            yield from check(part[name], (*path, name))


def _unknown(told: Mapping[str, Json], known: Collection[str], path: Path) -> Iterator[Problem]:
    for name in told:
        if name not in known:
            params = {"option": name, "known": sorted(known)}
            yield Problem(code="rehearsal.no_such_option", path=(*path, name), params=params)


_CHECKS: Mapping[str, checks.Check] = {
    "seconds": checks.seconds,
    "outcome": checks.one_of(tuple(Outcome)),
    "fails_first": checks.count,
    "progress": checks.flag,
    "metrics": checks.metrics,
    "outputs": checks.outputs,
    "log": checks.lines,
}


def _read(told: Mapping[str, Json]) -> Part:
    """Return checked options as a part: each key is the name of a field."""
    given: dict[str, Any] = dict(told)
    if isinstance(outcome := given.get("outcome"), str):
        given["outcome"] = Outcome(outcome)
    if isinstance(metrics := given.get("metrics"), dict):
        given["metrics"] = {key: _series(value) for key, value in metrics.items()}
    if isinstance(log := given.get("log"), list):
        given["log"] = tuple(log)
    return Part(**given)


def _series(value: Json) -> tuple[float, ...]:
    numbers = value if isinstance(value, list) else [value]
    return tuple(number for number in numbers if isinstance(number, int | float))
