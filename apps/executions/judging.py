"""A condition step decided, with what its operands stood for."""

from dataclasses import dataclass

from apps.spec.conditions import decide
from apps.spec.model import WorkflowStep
from apps.spec.problems import Problem
from apps.spec.references import parse_reference
from apps.spec.resolution import Bindings, resolve
from apps.spec.shapes import Json


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether the conditions hold, or why that cannot be told.

    `operands` are the references that were looked at, each with its value.
    """

    outcome: bool | Problem
    operands: list[Json]


def judged(step: WorkflowStep, bindings: Bindings) -> Judged:
    """Decide the conditions of a step."""
    seen: dict[str, Json] = {}

    def look_up(operand: Json) -> Json:
        value = resolve(operand, bindings)
        if isinstance(operand, str) and parse_reference(operand) is not None:
            seen[operand] = value
        return value

    outcome, problems = decide(step.conditions or (), resolve=look_up)
    operands: list[Json] = [{"key": key, "value": value} for key, value in seen.items()]
    return Judged(problems[0] if outcome is None else outcome, operands)
