"""Dependencies and branches: the wires of the graph."""

from collections.abc import Iterator

from apps.spec.facts import Facts
from apps.spec.problems import Path, Problem

_BRANCHES = ("if_then_steps", "else_then_steps")


def _links(facts: Facts, *fields: str) -> Iterator[tuple[int, Path, str]]:
    """Yield (index of the step, path, linked name) for every entry of these lists."""
    for index, step in enumerate(facts.steps):
        for field in fields:
            for at, name in enumerate(getattr(step, field) or ()):
                yield index, ("steps", index, field, at), name


def dependencies_are_steps(facts: Facts) -> Iterator[Problem]:
    """What a step waits for is a step."""
    for _, path, name in _links(facts, "depend_steps"):
        if name not in facts.step_index:
            yield Problem(code="graph.unknown_dependency", path=path, params={"name": name})


def branch_targets_are_steps(facts: Facts) -> Iterator[Problem]:
    """What a branch leads to is a step."""
    for _, path, name in _links(facts, *_BRANCHES):
        if name not in facts.step_index:
            yield Problem(code="graph.unknown_branch_target", path=path, params={"name": name})


def steps_form_no_cycle(facts: Facts) -> Iterator[Problem]:
    """No step waits for itself, over dependencies, branches and consumed outputs together."""
    for cycle in facts.graph.cycles:
        path: Path = ("steps", facts.step_index[cycle[0]])
        yield Problem(code="graph.cycle", path=path, params={"steps": cycle})


def links_are_not_repeated(facts: Facts) -> Iterator[Problem]:
    """A list of dependencies or targets names a step once."""
    for index, step in enumerate(facts.steps):
        for field in ("depend_steps", *_BRANCHES):
            names = getattr(step, field) or ()
            if len(set(names)) < len(names):
                yield from _repetitions(names, ("steps", index, field))


def _repetitions(names: tuple[str, ...], path: Path) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, name in enumerate(names):
        if name in seen:
            yield Problem(code="graph.repeated", path=(*path, at), params={"name": name})
        seen.add(name)


def branch_targets_depend_on_their_condition(facts: Facts) -> Iterator[Problem]:
    """A branch target lists its condition step among its dependencies, as the page's example."""
    awaited = {step.name: frozenset(step.depend_steps or ()) for step in reversed(facts.steps)}
    for index, path, name in _links(facts, *_BRANCHES):
        condition = facts.steps[index].name
        if name in awaited and condition not in awaited[name]:
            params = {"name": name, "condition": condition or ""}
            yield Problem(code="graph.branch_without_dependency", path=path, params=params)
