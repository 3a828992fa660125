"""Everything that is wrong with a specification, as severe as what it is looked at for makes it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from apps.spec.facts import Facts, Purpose
from apps.spec.model import Scene, Workflow
from apps.spec.problems import Problem, Severity
from apps.spec.rules import ERRORS, ERRORS_AT_START, WARNINGS

__all__ = ["Purpose", "validate"]


MAX_PROBLEMS_OF_A_RULE = 1000


def validate(
    workflow: Workflow,
    *,
    purpose: Purpose = Purpose.CREATE,
    expired: frozenset[str] = frozenset(),
    scene: Scene | None = None,
) -> list[Problem]:
    """Return the problems of `workflow`, errors first, of one rule the first thousand at most.

    Never raises for what was parsed from a document that `text.read` took.
    `expired` are the content ids of gallery assets that have run out; `scene` is the scene that
    an execution chose, where it did.
    """
    facts = Facts(workflow=workflow, purpose=purpose, expired=expired, scene=scene)
    problems = list(_problems(facts))
    problems.sort(key=lambda problem: problem.severity is Severity.WARNING)
    return problems


def _problems(facts: Facts) -> Iterator[Problem]:
    at_start = Severity.ERROR if facts.purpose is Purpose.START else Severity.WARNING
    severities = (
        (ERRORS, Severity.ERROR),
        (ERRORS_AT_START, at_start),
        (WARNINGS, Severity.WARNING),
    )
    for rules, severity in severities:
        for rule in rules:
            for problem in islice(rule(facts), MAX_PROBLEMS_OF_A_RULE):
                yield replace(problem, severity=severity)
