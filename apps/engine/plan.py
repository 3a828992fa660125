"""What a run has to do: the steps that take part, what each waits for, and the branches."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from apps.spec.graph import Graph
from apps.spec.model import Workflow, WorkflowStep


@dataclass(frozen=True, slots=True)
class Branch:
    """A step in a list of a condition step: on which outcomes it is taken."""

    condition: str
    taken_on: frozenset[bool]


@dataclass(frozen=True)
class Plan:
    """The graph of one run; parents come before their children in `parents`.

    `parents` name what a step waits for over dependencies, branches and consumed outputs,
    `branches` the lists of condition steps that name it.
    """

    parents: Mapping[str, tuple[str, ...]]
    branches: Mapping[str, tuple[Branch, ...]]

    @classmethod
    def of(cls, workflow: Workflow, *, scene: Collection[str] | None = None) -> "Plan":
        """Return the plan of a workflow without cycles, or of the steps of one scene.

        What a step of the scene waits for outside it is ignored.
        """
        graph = Graph.of(workflow)
        taking_part = [name for name in graph.order if scene is None or name in scene]
        kept = frozenset(taking_part)
        steps = [step for step in workflow.steps or () if step.name in kept]
        return cls(
            parents={name: _within(graph.all_parents[name], kept) for name in taking_part},
            branches=_branches(steps, kept),
        )

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Every step → the steps that wait for it, in the order of the plan."""
        found: dict[str, list[str]] = {name: [] for name in self.parents}
        for name, parents in self.parents.items():
            for parent in parents:
                found[parent].append(name)
        return {name: tuple(children) for name, children in found.items()}

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Every step → its place in the plan."""
        return {name: place for place, name in enumerate(self.parents)}

    def downstream(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the steps named and all behind them, in the order of the plan: what a rerun does.

        Raises KeyError for a step that takes no part.
        """
        found = dict.fromkeys(sorted(names, key=self.rank.__getitem__))
        queue = list(found)
        for name in queue:
            fresh = [child for child in self.children[name] if child not in found]
            found |= dict.fromkeys(fresh)
            queue += fresh
        return tuple(sorted(found, key=self.rank.__getitem__))


def _within(names: Iterable[str], kept: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in kept)


def _branches(
    steps: Iterable[WorkflowStep], kept: frozenset[str]
) -> Mapping[str, tuple[Branch, ...]]:
    found: dict[str, list[Branch]] = {}
    for step in steps:
        lists = {True: step.if_then_steps or (), False: step.else_then_steps or ()}
        for target in dict.fromkeys((*lists[True], *lists[False])):
            if target in kept and step.name is not None:
                taken_on = frozenset(outcome for outcome, names in lists.items() if target in names)
                found.setdefault(target, []).append(Branch(step.name, taken_on))
    return {target: tuple(branches) for target, branches in found.items()}
