"""What a place that runs whole executions must be able to do: it decides there, we mirror here.

The rows here are what was last seen there. A mirror is asked again and again, by whichever worker
takes the message, through hours in which it cannot be reached.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from apps.engine.states import ExecutionState, StepState
from apps.executions.ports import Fault, MetricSeries
from apps.spec.shapes import Json

Values: TypeAlias = Mapping[str, Json]


class Verb(StrEnum):
    """What a person can ask of an execution that goes on elsewhere."""

    STOP = "stop"
    RERUN = "rerun"
    STOP_STEP = "stop_step"
    RETRY = "retry"
    CONTINUE = "continue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Everything a place is told to begin an execution.

    `id` is ours: it makes the label. What failed before `since` may be tried again.
    """

    id: str
    since: datetime
    workflow_id: str
    revision: int
    document: str
    parameters: Values
    data_requirements: Values
    scene_id: str = ""
    scene_name: str = ""
    use_cache: bool = False
    labels: Sequence[str] = ()
    description: str = ""
    options: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Something a person asks for: `step` of a step action, `steps` of a rerun."""

    verb: Verb
    step: str = ""
    steps: Sequence[str] = ()
    parameters: Values = field(default_factory=dict)
    data_requirements: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepReport:
    """How a step goes over there; `since` tells attempts apart, `seconds` excludes waiting.

    `began` and `ended` are None where the place does not tell its time zone. `moves` are the states
    of this attempt with the moments at which it came into each, as far as told.

    `inputs`, `outputs`, `properties` and `instance_id` are as its API answers them.
    """

    id: str
    name: str
    state: StepState
    since: str = ""
    began: datetime | None = None
    ended: datetime | None = None
    moves: Sequence[tuple[datetime, StepState]] = ()
    seconds: float = 0
    properties: Json = None
    inputs: Json = None
    outputs: Json = None
    instance_id: Json = None
    outcome: bool | None = None
    operands: Json = None
    fault: Fault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How an execution goes over there: the steps reached so far, in the order reached."""

    state: ExecutionState
    steps: Sequence[StepReport]


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """How far beginning has come: `handle` is complete once `is_running`."""

    handle: str
    is_running: bool = False
    wait: float = 0


class TargetRefuses(Exception):
    """The place has said no and would say it again."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.code)


class Mirror(Protocol):
    """A place that runs whole executions.

    Every call may raise `TargetUnavailable` (ask again) and `TargetRefuses` (do not).
    """

    def begin(self, order: Order, handle: str, *, keep: Callable[[str], None]) -> Begun:
        """Go on with beginning an execution, at most once there; `keep` commits a handle."""

    def look(self, handle: str) -> Report:
        """Return how the execution goes."""

    def measured(self, handle: str, step_id: str) -> Sequence[MetricSeries]:
        """Return everything that a step over there has measured."""

    def ask(self, handle: str, request: Request) -> None:
        """Pass on what a person asks for; what is done there already is no fault."""


class MirrorOpener(Protocol):
    """What the dotted path of `WEFT_RUN_MIRRORS` names."""

    def __call__(self, name: str, *, project_id: str) -> Mirror:
        """Return the place; raise `TargetRefuses` where the project has none of that name."""
