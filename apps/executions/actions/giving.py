"""Values that somebody gives an execution: whether they fit, and that they are kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from django.utils import timezone

from apps.core.errors import Refused
from apps.executions.blueprint import Question
from apps.executions.mirrors import Request, Verb
from apps.executions.models import Answer, Execution, Source
from apps.spec import text
from apps.spec.facts import Facts, Purpose
from apps.spec.model import DataRequirement, Workflow, WorkflowParameter
from apps.spec.problems import Problem
from apps.spec.rules import values as rules
from apps.spec.shapes import Json
from apps.teams.models import User

Values: TypeAlias = Mapping[str, Json]
"""Name → value."""

NOTHING: Values = {}

_RULES = (
    rules.values_fit_their_type,
    rules.values_are_in_their_enum,
    rules.values_keep_their_constraint,
    rules.requirements_keep_their_conditions,
)


@dataclass(frozen=True, slots=True)
class Given:
    """Values as they were sent, by name."""

    parameters: Values = field(default_factory=dict)
    data_requirements: Values = field(default_factory=dict)

    def by_question(self) -> dict[Question, Json]:
        """Return every value by what it answers."""
        both = ((Source.PARAMETERS, self.parameters), (Source.REQUIREMENTS, self.data_requirements))
        return {(source, name): value for source, given in both for name, value in given.items()}

    def refuse_unfitting(self, workflow: Workflow) -> None:
        """Raise Refused with everything that is wrong with the values, at `(source, name)`."""
        problems = [
            *_problems(workflow.parameters or (), Source.PARAMETERS, self.parameters),
            *_problems(
                workflow.data_requirements or (), Source.REQUIREMENTS, self.data_requirements
            ),
        ]
        if problems:
            raise Refused(problems)

    def asked_for(self, verb: Verb, *, step: str = "", steps: Iterable[str] = ()) -> Request:
        """Return what is asked of an execution that goes on elsewhere, with these values."""
        return Request(
            verb=verb,
            step=step,
            steps=tuple(steps),
            parameters=self.parameters,
            data_requirements=self.data_requirements,
        )

    def keep(self, execution: Execution, *, by: User) -> None:
        """Keep the values as answers, in the place of those given before."""
        now = timezone.now()
        rows = [
            Answer(
                execution_id=execution.pk,
                source=source.value,
                name=name,
                value=text.write(value),
                given_by=by,
                given_at=now,
            )
            for (source, name), value in self.by_question().items()
        ]
        Answer.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["execution", "source", "name"],
            update_fields=["value", "given_by", "given_at"],
        )


def _problems(
    declared: Iterable[WorkflowParameter | DataRequirement], source: Source, given: Values
) -> Iterator[Problem]:
    known = {thing.name: thing for thing in declared}
    for name, value in given.items():
        path = (source.value, name)
        if name not in known:
            yield Problem(code="execution.unknown_value", path=path, params={"name": name})
        elif value is None:
            yield Problem(code="execution.null_value", path=path, params={"name": name})
        elif source is Source.REQUIREMENTS and not isinstance(value, dict):
            yield Problem(code="type.expected_object", path=path, params={"found": "null"})
        else:
            yield from _unfitting(known[name], source, value)


def _unfitting(
    thing: WorkflowParameter | DataRequirement, source: Source, value: Any
) -> Iterator[Problem]:
    if isinstance(thing, WorkflowParameter):
        alone = Workflow(parameters=(replace(thing, value=value, default=None),))
    else:
        alone = Workflow(data_requirements=(replace(thing, value=value),))
    facts = Facts(workflow=alone, purpose=Purpose.START)
    for rule in _RULES:
        for problem in rule(facts):
            if problem.code != "constraint.unknown_operator":
                yield replace(problem, path=(source.value, thing.name or ""))
