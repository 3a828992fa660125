"""What the rules look at: a specification with everything they need looked up once."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from apps.spec.graph import Graph
from apps.spec.model import Scene, Workflow, WorkflowStep
from apps.spec.references import Source
from apps.spec.uses import Use, uses_of


class Purpose(StrEnum):
    """What a specification is looked at for; severities depend on it."""

    CREATE = "create"
    START = "start"
    DRAFT = "draft"


def _names_of(things: Iterable[Any] | None) -> frozenset[str]:
    return frozenset(thing.name for thing in things or () if thing.name)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A specification, what it is looked at for, and what only callers know.

    `expired` holds the content ids of gallery assets that the gallery says have run out;
    `scene` is the scene an execution chose.
    """

    workflow: Workflow
    purpose: Purpose = Purpose.CREATE
    expired: frozenset[str] = frozenset()
    scene: Scene | None = None

    @cached_property
    def steps(self) -> tuple[WorkflowStep, ...]:
        """All steps; none where the key is absent."""
        return self.workflow.steps or ()

    @cached_property
    def step_index(self) -> Mapping[str, int]:
        """Step name → its place, of two steps of one name the first."""
        found: dict[str, int] = {}
        for index, step in enumerate(self.steps):
            found.setdefault(step.name or "", index)
        return found

    @cached_property
    def outputs(self) -> Set[tuple[str | None, str | None]]:
        """Every (step, output) that is declared."""
        return {(step.name, output.name) for step in self.steps for output in step.outputs or ()}

    @cached_property
    def names(self) -> Mapping[Source, Set[str]]:
        """Source → the names that references of that source can point at."""
        return {
            Source.PARAMETERS: _names_of(self.workflow.parameters),
            Source.DATA: _names_of(self.workflow.data),
            Source.REQUIREMENTS: _names_of(self.workflow.data_requirements),
            Source.STORAGES: _names_of(self.workflow.storages),
            Source.CONSUMPTIONS: _names_of(self.workflow.steps),
        }

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every text that means to be a reference."""
        return tuple(uses_of(self.workflow))

    @cached_property
    def graph(self) -> Graph:
        """Which step waits for which."""
        return Graph.of(self.workflow, uses=self.uses)

    @cached_property
    def chosen_scene(self) -> Scene | None:
        """The scene an execution chose, else the one the workflow preselects."""
        policy = self.workflow.policy
        if self.scene is not None or policy is None:
            return self.scene
        for scene in policy.scenes or ():
            if scene.id and scene.id == policy.scene_id:
                return scene
            if scene.name and scene.name == policy.use_scene:
                return scene
        return None
