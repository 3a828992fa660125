"""What a step of a dry run says, and when, in seconds since it began. Pure."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from apps.executions.ports import Work
from apps.targets.rehearsal.play import outcome_of
from apps.targets.rehearsal.script import Outcome, Part

_LAST_WORDS: Mapping[Outcome, tuple[str, str]] = {
    Outcome.COMPLETED: ("Completed.", "info"),
    Outcome.FAILED: ("Failed, as this dry run was told.", "error"),
    Outcome.TIMEOUT: ("Out of time, as this dry run was told.", "error"),
    Outcome.STOPPED: ("Stopped, as this dry run was told.", "warn"),
    Outcome.HOLD: ("Holds until somebody continues.", "info"),
}


class Said(NamedTuple):
    """One line, and how long after the beginning it is said."""

    after: float
    text: str
    level: str = "info"


def said_by(part: Part, work: Work) -> Iterator[Said]:
    """Yield every line of an attempt in the order of time."""
    yield Said(0, f"Dry run of {work.step} ({work.type}), attempt {work.attempt}: no work is done.")
    for input in work.inputs:
        yield Said(0, f"Would read {input.name}.")
    for number, text in enumerate(part.log, start=1):
        yield Said(part.seconds * number / (len(part.log) + 1), text)
    for key, values in part.metrics.items():
        yield Said(part.seconds, f"{key} = {values[-1]}")
    yield Said(part.seconds, *_LAST_WORDS[outcome_of(part, work)])
