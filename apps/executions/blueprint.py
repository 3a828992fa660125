"""What never changes about one execution, read once: its specification, its plan, its names.

An execution keeps the specification as it was at its start, so that every process may keep this.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from apps.engine.plan import Plan
from apps.executions.models import Execution, Source
from apps.spec import text
from apps.spec.dump import dump
from apps.spec.model import Scene, Workflow, WorkflowStep
from apps.spec.parse import parse
from apps.spec.references import Source as Kind
from apps.spec.shapes import Json
from apps.spec.uses import Use, uses_of

MOST_KEPT = 64

Question = tuple[Source, str]
"""What can be asked for: a parameter or a requirement, by its name."""

_ASKED = {Kind.PARAMETERS: Source.PARAMETERS, Kind.REQUIREMENTS: Source.REQUIREMENTS}


@dataclass(frozen=True, kw_only=True)
class Blueprint:
    """One execution's specification with everything looked up that its steps need."""

    execution_id: str
    execution_name: str
    workflow: Workflow
    workflow_id: str
    project_id: str
    user_name: str
    target: str
    options: Mapping[str, Json]
    scene: Scene | None = None

    @cached_property
    def plan(self) -> Plan:
        """Which step waits for which."""
        members = None if self.scene is None else frozenset(self.scene.steps or ())
        return Plan.of(self.workflow, scene=members)

    @cached_property
    def steps(self) -> Mapping[str, WorkflowStep]:
        """The steps by name."""
        return {step.name or "": step for step in self.workflow.steps or ()}

    @cached_property
    def assets(self) -> tuple[dict[str, Json], ...]:
        """The assets as declared."""
        return tuple(dump(asset) for asset in self.workflow.assets or ())

    @cached_property
    def asked(self) -> Mapping[Question, None]:
        """What people are asked while it runs: delayed, and without a value of its own."""
        found: dict[Question, None] = {}
        for parameter in self.workflow.parameters or ():
            if parameter.delay and parameter.value is None and parameter.name:
                found[Source.PARAMETERS, parameter.name] = None
        for requirement in self.workflow.data_requirements or ():
            if requirement.delay and requirement.value is None and requirement.name:
                found[Source.REQUIREMENTS, requirement.name] = None
        return found

    @cached_property
    def questions(self) -> Mapping[str, tuple[Question, ...]]:
        """Step → what it needs that people are asked for."""
        found = {
            name: tuple(one for one in used if one in self.asked)
            for name, used in self.used.items()
        }
        return {name: asked for name, asked in found.items() if asked}

    @cached_property
    def used(self) -> Mapping[str, tuple[Question, ...]]:
        """Step → every parameter and requirement that it uses, asked for or not."""
        found: dict[str, dict[Question, None]] = {}
        for use in self._uses:
            question = _question(use)
            if use.step is not None and question is not None and question in self._declared_users:
                name = (self.workflow.steps or ())[use.step].name or ""
                found.setdefault(name, {})[question] = None
        for question, users in self._declared_users.items():
            for name in users:
                found.setdefault(name, {})[question] = None
        return {name: tuple(used) for name, used in found.items() if name in self.plan.parents}

    @cached_property
    def consumed(self) -> Mapping[str, frozenset[str]]:
        """Step → the steps whose outputs it reads, by itself or through a requirement."""
        found: dict[str, set[str]] = {}
        shared: set[str] = set()
        for use in self._uses:
            if use.reference is None or use.reference.source is not Kind.CONSUMPTIONS:
                continue
            if use.step is None:
                shared.add(use.reference.name)
                continue
            name = (self.workflow.steps or ())[use.step].name or ""
            found.setdefault(name, set()).add(use.reference.name)
        return {name: frozenset(found.get(name, set()) | shared) for name in self.plan.parents}

    @cached_property
    def sources(self) -> frozenset[str]:
        """The steps whose outputs others read."""
        return frozenset().union(*self.consumed.values())

    @cached_property
    def _uses(self) -> tuple[Use, ...]:
        return tuple(uses_of(self.workflow))

    @cached_property
    def _declared_users(self) -> Mapping[Question, tuple[str, ...]]:
        lists = (
            (Source.PARAMETERS, self.workflow.parameters or ()),
            (Source.REQUIREMENTS, self.workflow.data_requirements or ()),
        )
        return {
            (source, thing.name or ""): thing.used_steps or ()
            for source, things in lists
            for thing in things
        }


def blueprint_of(execution_id: str) -> Blueprint:
    """Return what is fixed about an execution; raise `Execution.DoesNotExist` for another."""
    return _read(execution_id)


@lru_cache(maxsize=MOST_KEPT)
def _read(execution_id: str) -> Blueprint:
    joined = Execution.objects.select_related("workflow", "started_by")
    return drawn(joined.get(pk=execution_id))


def drawn(execution: Execution) -> Blueprint:
    """Return the blueprint of a row that holds everything."""
    document, _ = text.read(execution.document.encode())
    workflow, problems = parse(document)
    if workflow is None:
        raise ValueError(problems)
    return Blueprint(
        execution_id=execution.pk,
        execution_name=execution.name,
        workflow=workflow,
        workflow_id=execution.workflow_id,
        project_id=execution.workflow.project_id,
        user_name=execution.started_by.username if execution.started_by else "",
        target=execution.target,
        options=_options(execution.options),
        scene=scene_of(workflow, execution.scene_id, execution.scene_name),
    )


def scene_of(workflow: Workflow, scene_id: str, scene_name: str) -> Scene | None:
    """Return the scene of that id, else of that name; None where there is none."""
    scenes = workflow.policy.scenes or () if workflow.policy else ()
    by_id = (scene for scene in scenes if scene_id and scene.id == scene_id)
    by_name = (scene for scene in scenes if not scene_id and scene_name == scene.name != "")
    return next(by_id, None) or next(by_name, None)


def _options(written: str) -> Mapping[str, Json]:
    value = text.read(written.encode())[0] if written else {}
    return value if isinstance(value, dict) else {}


def _question(use: Use) -> Question | None:
    if use.reference is None or use.reference.source not in _ASKED:
        return None
    return _ASKED[use.reference.source], use.reference.name
