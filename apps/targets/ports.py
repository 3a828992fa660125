"""What a kind of target must be able to do, and how it says that something went wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

from apps.spec.shapes import Json

Checkpoint: TypeAlias = Callable[[str], None]


def passing(_name: str) -> None:
    """The checkpoint of ordinary work: nothing happens there."""


class Verdict(StrEnum):
    """What a fault allows to be done next."""

    AGAIN = "again"  # nothing happened at the target: the same may be sent again
    IN_DOUBT = "in_doubt"  # it may have happened: look before sending again
    NEVER = "never"  # the target said no, and would say it again


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the target said of one request. `remote_id` is the workflow's id over there."""

    remote_id: str
    http_status: int
    request_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """The ids of the remote workflows that carry a label, oldest first."""

    remote_ids: tuple[str, ...]
    http_status: int
    request_id: str = ""


@dataclass(kw_only=True, eq=False)
class RemoteFault(Exception):
    """A request that did not end as asked. `code` and `params` become a sentence.

    `wait` is how many seconds the target asked to be left alone.
    """

    verdict: Verdict
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    http_status: int | None = None
    request_id: str = ""
    wait: float | None = None

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a target is and how it knows us. `private` opens loopback and private addresses."""

    endpoint: str
    project_id: str
    access_key: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    private: bool = False


class Runs(Protocol):
    """The executions of one workflow at a target. A call ends within `seconds`, by `RemoteFault`
    if need be."""

    def start(self, body: Mapping[str, Json], *, seconds: float) -> str:
        """Start an execution and return its id."""

    def find(self, label: str, *, seconds: float) -> str:
        """Return the oldest execution that carries a label, "" where there is none."""

    def show(self, execution_id: str, *, seconds: float) -> dict[str, Any]:
        """Return an execution as the target tells it."""

    def measured(self, execution_id: str, step_id: str, *, seconds: float) -> list[Any]:
        """Return what a step measured, as the target tells it."""

    def act(self, execution_id: str, body: Mapping[str, Json], *, seconds: float) -> None:
        """Carry out an action on an execution."""

    def act_on_step(
        self, execution_id: str, step_id: str, body: Mapping[str, Json], *, seconds: float
    ) -> None:
        """Carry out an action on a step of an execution."""


class Remote(Protocol):
    """An opened target. A call ends within `seconds`, by `RemoteFault` if need be."""

    def create(self, document: str, *, seconds: float, checkpoint: Checkpoint) -> Reply:
        """Create a workflow from its JSON text."""

    def find(self, label: str, *, seconds: float) -> Search:
        """Look for the workflows that carry `label`."""

    def runs(self, workflow_id: str) -> Runs:
        """Return the executions of a workflow that is there."""

    def probe(self, *, seconds: float) -> None:
        """Return if the target answers and accepts the credentials."""


class Kind(Protocol):
    """A kind of target. `registry.py` names them all."""

    label: str

    def open(self, place: Place) -> Remote:
        """Return the target at a place; nothing is sent yet."""

    def translate(self, document: Mapping[str, Any], *, label: str) -> str:
        """Return the exact text to send for a specification, marked with `label`."""

    def page(self, endpoint: str, remote_id: str) -> str:
        """Return the address at which a person sees the remote workflow, "" where unknown."""
