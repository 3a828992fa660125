"""Models and services as a person reads them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone

from apps.core.messages import sentence
from apps.serving import policy
from apps.serving.asking import Answer
from apps.serving.models import Model, ModelVersion, Service
from apps.serving.states import MOVING, TONES
from apps.spec.problems import Problem
from apps.teams.models import User

MOST_METRICS = 4


@dataclass(frozen=True)
class ShownModel:
    """A model and its newest version; `row.versions` are there already."""

    row: Model

    @cached_property
    def versions(self) -> Sequence[ModelVersion]:
        return list(self.row.versions.all())

    @property
    def newest(self) -> ModelVersion | None:
        return self.versions[0] if self.versions else None

    @property
    def metrics(self) -> Sequence[tuple[str, float]]:
        """Return the first few figures of the newest version."""
        metrics = self.newest.metrics if self.newest else {}
        return [(name, metrics[name]) for name in ordered(metrics)[:MOST_METRICS]]


@dataclass(frozen=True)
class Cell:
    """One figure of one version in a comparison, and whether it is the best of its line."""

    value: float | None
    is_best: bool


@dataclass(frozen=True)
class Line:
    """One metric of several versions side by side."""

    name: str
    cells: Sequence[Cell]


_WELL_KNOWN = ("accuracy", "f1", "precision", "recall", "loss")
_LESS_IS_BETTER = ("loss", "error", "mae", "mse", "rmse", "time", "latency", "_ms", "seconds")


def comparison(versions: Sequence[ModelVersion]) -> Sequence[Line]:
    """Return every metric that one of the versions has, the best figure of each marked."""
    names = ordered({name for version in versions for name in version.metrics})
    return [_line(name, [each.metrics.get(name) for each in versions]) for name in names]


def ordered(names: Iterable[str]) -> list[str]:
    """Return the names of metrics, those that everybody knows in front."""
    rank = {name: number for number, name in enumerate(_WELL_KNOWN)}
    return sorted(names, key=lambda name: (rank.get(name, len(rank)), name))


def _line(name: str, values: Sequence[float | None]) -> Line:
    known = [value for value in values if value is not None]
    wanted = min(known) if any(word in name.lower() for word in _LESS_IS_BETTER) else max(known)
    differ = len(set(known)) > 1
    return Line(name, [Cell(value, differ and value == wanted) for value in values])


@dataclass(frozen=True)
class ShownService:
    """A service, and what `user` may do with it."""

    row: Service
    may_run: bool
    may_delete: bool

    @property
    def tone(self) -> str:
        """Return the look of the service's status."""
        return TONES[self.row.state]

    @property
    def is_moving(self) -> bool:
        """Tell whether it will soon be in another state by itself."""
        return self.row.state in MOVING

    @property
    def said(self) -> str:
        """Return why it is as it is, "" where there is nothing to say."""
        if not self.row.fault:
            return ""
        return sentence(Problem(code=self.row.fault, params=self.row.fault_params))

    @property
    def hours_left(self) -> float | None:
        """Return how long it still runs, None for ever."""
        end = self.row.expires_at
        return max((end - timezone.now()).total_seconds() / 3600, 0) if end else None

    @cached_property
    def example(self) -> str:
        """Return a request that the model takes, as its package gives one."""
        return json.dumps(_example(json.loads(self.row.version.config)), ensure_ascii=False)


def shown(row: Service, user: User) -> ShownService:
    """Return a service for `user`."""
    may_run = policy.can_run(user, row.project)
    return ShownService(row, may_run, policy.can_delete(user, row.project))


@dataclass(frozen=True)
class ShownAnswer:
    """What a service answered, laid out where it is JSON."""

    row: Answer

    @property
    def tone(self) -> str:
        return "completed" if self.row.status < 400 else "failed"

    @property
    def milliseconds(self) -> int:
        return round(self.row.seconds * 1000)

    @property
    def text(self) -> str:
        """Return the answer as text."""
        said = self.row.body.decode("utf-8", "replace")
        try:
            return json.dumps(json.loads(said), ensure_ascii=False, indent=2)
        except (ValueError, RecursionError):
            return said


def _example(config: Mapping[str, Any]) -> Any:
    """Return the example of the first API that `config.json` describes."""
    try:
        return config["apis"][0]["request"]["data"]["example"]
    except (KeyError, IndexError, TypeError):
        return {}
