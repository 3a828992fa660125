"""What a place that carries out steps must be able to do, and how it says how a step goes.

The driver owns the rows; a target knows nothing of them. It may be asked the same thing twice (a
message came twice, a worker died between asking and writing down): the same (`id`, `attempt`)
means the same work.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from apps.engine.states import StepState
from apps.spec.shapes import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkInput:
    """An input with the value behind its reference."""

    name: str
    type: str
    value: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOutput:
    """An output with its configuration, references replaced."""

    name: str
    type: str
    config: Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One attempt of one step, with everything replaced that a reference stood for.

    `id` is the step execution's id. `resumed` is set once somebody pressed Continue on a step that
    holds. `options` is what the execution says to its target (a rehearsal's outcomes). `assets`
    are the workflow's assets as declared.
    """

    id: str
    attempt: int
    step: str
    title: str
    type: str
    execution_id: str
    execution_name: str
    workflow_id: str
    workflow_name: str
    project_id: str
    user_name: str
    properties: Mapping[str, Json]
    inputs: Sequence[WorkInput]
    outputs: Sequence[WorkOutput]
    assets: Sequence[Mapping[str, Json]] = ()
    options: Mapping[str, Json] = field(default_factory=dict)
    resumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a step did not end well; `core/texts` turns code and params into a sentence."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricSeries:
    """Everything measured of one key so far: `data` as the API's `WorkflowStepMetric.data`:
    `{"x_axis": [{"title", "value": [...]}], "y_axis": [{"title", "value": [...]}]}`.
    """

    key: str
    data: Mapping[str, Json]
    title: str = ""
    type: str = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line of a log: `level` is `info`, `warn` or `error`."""

    at: datetime
    text: str
    level: str = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The lines after a cursor, and the cursor after them."""

    lines: Sequence[LogLine]
    cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """How a step goes, as its target sees it.

    `state`: pending, creating, created, running, hold or one that has ended. `outputs` by name:
    what consumers read (`obs_url`, `model_id`, `access_address`, ...). `metrics` is everything
    measured so far, None where nothing is new. `look_again`: seconds until there may be news, None
    where only an action brings them (a step that holds) or nothing will (one that has ended).
    """

    state: StepState
    handle: str = ""
    outputs: Mapping[str, Mapping[str, Json]] | None = None
    instance_id: Json = None
    metrics: Sequence[MetricSeries] | None = None
    progress: float | None = None
    progress_text: str = ""
    fault: Fault | None = None
    look_again: float | None = None


class TargetUnavailable(Exception):
    """The target cannot say now: nothing is known to have changed; ask again after `wait` s."""

    def __init__(self, fault: Fault, *, wait: float | None = None) -> None:
        self.fault, self.wait = fault, wait
        super().__init__(fault.code)


Stopped = Callable[[], bool]
"""Tells work that is done inside `submit` whether somebody wants it to end."""


class StepTarget(Protocol):
    """A place where single steps are carried out.

    `attached`: the work lives and dies with the process that submitted it, which alone can
    observe it; otherwise any worker can, by the handle.
    """

    attached: bool

    def refuses(self, work: Work) -> Fault | None:
        """Say before anything starts why the step cannot run here (nothing installed, ...)."""

    def fingerprint(self, work: Work) -> str | None:
        """Return what changes with all that the work depends on beside what `work` says itself.

        That is the code and the content of inputs, without waiting for anybody. "" where it
        depends on nothing else; None where that cannot be told: then nothing is used again.
        """

    def submit(self, work: Work, *, stopped: Stopped) -> Observation:
        """Begin the work, or find it begun; short work may be done here from end to end."""

    def observe(self, work: Work, handle: str) -> Observation:
        """Say how the work goes, without waiting; raise `TargetUnavailable` where unknown."""

    def log(self, work: Work, handle: str, *, after: str) -> Log:
        """Return what was said since the cursor `after` ("" for the beginning), without waiting."""

    def cancel(self, work: Work, handle: str) -> None:
        """End the work and everything it started; ended already is no fault."""


class Opener(Protocol):
    """What a dotted path of `WEFT_RUN_TARGETS` names."""

    def __call__(self, name: str, *, project_id: str) -> StepTarget:
        """Return the target that an execution calls `name` in a project."""
