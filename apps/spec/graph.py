"""The graph a specification draws: which step waits for which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from apps.spec.cycles import find_cycle, find_cycles, parents_first
from apps.spec.model import Workflow, WorkflowStep
from apps.spec.references import Source
from apps.spec.uses import Use, uses_of

__all__ = ["Graph", "find_cycle"]


@dataclass(frozen=True)
class Graph:
    """Steps by name, each with the steps it waits for, in the order of the document.

    `parents` follow from dependencies and branches; `all_parents` from consumed outputs too.
    Names that are no step are left out, of two steps of one name the first counts.
    """

    parents: Mapping[str, tuple[str, ...]]
    all_parents: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, workflow: Workflow, *, uses: Iterable[Use] | None = None) -> "Graph":
        """Return the graph of `workflow`; give its `uses` where they are known already."""
        steps = workflow.steps or ()
        parents = _order_parents(steps)
        everything = {name: found.copy() for name, found in parents.items()}
        for use in uses_of(workflow) if uses is None else uses:
            _add_consumption(use, steps, everything)
        return cls(_frozen(parents), _frozen(everything))

    @cached_property
    def cycles(self) -> list[list[str]]:
        """Cycles over everything a step waits for, each from a step to the one that needs it.

        Each begins with its first step in the document.
        """
        rank = {name: index for index, name in enumerate(self.all_parents)}
        return [_from_first(cycle[::-1], rank) for cycle in find_cycles(self.all_parents)]

    @cached_property
    def order(self) -> list[str]:
        """Every step after all it waits for, otherwise as in the document; no step of a cycle."""
        return parents_first(list(self.all_parents), self.all_parents)

    @cached_property
    def _ancestors(self) -> Mapping[str, int]:
        """Name → the steps above it as a set of bits: thousands of steps cost milliseconds."""
        bit = self._bits
        above: dict[str, int] = {}
        for name in parents_first(list(self.parents), self.parents):
            found = 0
            for parent in self.parents[name]:
                found |= above[parent] | bit[parent]
            above[name] = found
        return above

    @cached_property
    def _bits(self) -> Mapping[str, int]:
        return {name: 1 << index for index, name in enumerate(self.parents)}

    def is_upstream(self, name: str, *, of: str) -> bool:
        """Tell whether `of` waits for `name`, over dependencies and branches, however far.

        On or behind a cycle that cannot be told: the answer is yes.
        """
        above = self._ancestors.get(of)
        if above is None:
            return of in self.parents
        return bool(above & self._bits.get(name, 0))

    def upstream_of(self, name: str) -> tuple[str, ...]:
        """Return all steps that `name` waits for, in the order of the document."""
        return tuple(step for step in self.parents if self.is_upstream(step, of=name))


def _from_first(cycle: list[str], rank: Mapping[str, int]) -> list[str]:
    start = cycle.index(min(cycle, key=rank.__getitem__))
    return cycle[start:] + cycle[:start]


def _order_parents(steps: Iterable[WorkflowStep]) -> dict[str, dict[str, None]]:
    parents: dict[str, dict[str, None]] = {step.name: {} for step in steps if step.name}
    counted: set[str] = set()
    for step in steps:
        if step.name is None or step.name not in parents or step.name in counted:
            continue
        counted.add(step.name)
        parents[step.name].update(dict.fromkeys(n for n in step.depend_steps or () if n in parents))
        for target in (*(step.if_then_steps or ()), *(step.else_then_steps or ())):
            if target in parents:
                parents[target][step.name] = None
    return parents


def _add_consumption(
    use: Use, steps: tuple[WorkflowStep, ...], parents: dict[str, dict[str, None]]
) -> None:
    if use.reference is None or use.step is None or use.reference.source is not Source.CONSUMPTIONS:
        return
    name = steps[use.step].name
    if name in parents and use.reference.name in parents:
        parents[name][use.reference.name] = None


def _frozen(parents: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(found) for name, found in parents.items()}
