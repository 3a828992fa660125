"""Conditions stand on condition steps."""

from collections.abc import Iterator

from apps.spec.facts import Facts
from apps.spec.problems import Problem


def condition_steps_have_conditions(facts: Facts) -> Iterator[Problem]:
    """A condition step says what it decides; without conditions it is always true."""
    for index, step in enumerate(facts.steps):
        if step.type == "condition" and not step.conditions:
            params = {"name": step.name or ""}
            yield Problem(code="condition.none", path=("steps", index, "conditions"), params=params)


def only_condition_steps_have_conditions(facts: Facts) -> Iterator[Problem]:
    """Conditions on a step of another type are kept but do nothing."""
    for index, step in enumerate(facts.steps):
        if step.type != "condition" and step.conditions:
            params = {"name": step.name or "", "type": step.type or ""}
            path = ("steps", index, "conditions")
            yield Problem(code="condition.ignored", path=path, params=params)
