"""The values that a run may be given: how each is asked for, and what was answered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from apps.core.messages import sentence
from apps.executions.models import Source
from apps.spec import text
from apps.spec.model import DataRequirement, Workflow, WorkflowParameter
from apps.spec.problems import Problem
from apps.spec.shapes import Json

LONGEST = 100_000
_NUMBERS = frozenset({"int", "float"})
_TEXTS = frozenset({"str", "string"})

Answers = Mapping[tuple[str, str], str]
"""(Source, name) → text as it stands in the control."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One value: `own` is what the workflow says itself, `text` what stands in the control."""

    source: Source
    name: str
    type: str
    own: str = ""
    text: str = ""
    options: tuple[str, ...] = ()
    delayed: bool = False
    description: str = ""
    error: str = ""

    @property
    def field(self) -> str:
        """Return the name of its control."""
        return f"{self.source.value}/{self.name}"

    @property
    def control(self) -> str:
        """Return which kind of control fits."""
        if self.options:
            return "choice"
        return "json" if self.type in {"json", "list"} or self.is_requirement else "line"

    @property
    def is_number(self) -> bool:
        return self.type in _NUMBERS

    @property
    def is_requirement(self) -> bool:
        return self.source is Source.REQUIREMENTS

    @property
    def hint(self) -> str:
        """Return what happens when nothing is written."""
        if self.delayed:
            return gettext("May be left empty: it is asked for when a step needs it.")
        return "" if self.own else gettext("The run needs a value.")

    @property
    def is_missing(self) -> bool:
        """Tell whether no run can begin before something is written here."""
        return not (self.text or self.own or self.delayed)

    @property
    def given(self) -> bool:
        """Tell whether something else is said than the workflow does."""
        return self.text not in ("", self.own)

    def value(self) -> Json:
        """Return the JSON that is meant; what is not of its type is refused as text later."""
        if self._is_bare:
            return self.text
        read, problems = text.read(self.text.encode())
        return self.text if problems else read

    def written(self, json: str) -> str:
        """Return a value, given as JSON, as it stands in the control."""
        read, _ = text.read(json.encode())
        return read if self._is_bare and isinstance(read, str) else json

    @property
    def _is_bare(self) -> bool:
        """Tell whether the control holds the text itself, not its JSON."""
        return self.type in _TEXTS and not self.options and not self.is_requirement


def asked_of(workflow: Workflow, answers: Answers) -> tuple[Asked, ...]:
    """Return every value that may be given, with what was answered."""
    declared = (*_parameters(workflow.parameters), *_requirements(workflow.data_requirements))
    return tuple(
        replace(one, text=answers.get((one.source.value, one.name), one.own)[:LONGEST])
        for one in declared
    )


def judged(asked: Iterable[Asked], problems: Iterable[Problem]) -> tuple[Asked, ...]:
    """Return the values, each with the first sentence that is said of it."""
    said = {problem.path[:2]: sentence(problem) for problem in reversed(list(problems))}
    return tuple(replace(one, error=said.get((one.source.value, one.name), "")) for one in asked)


def _parameters(parameters: Iterable[WorkflowParameter] | None) -> Iterator[Asked]:
    for one in parameters or ():
        type = (one.type or "str").lower()
        yield Asked(
            source=Source.PARAMETERS,
            name=one.name or "",
            type=type,
            own=_own(one, type),
            options=_options(one, type),
            delayed=bool(one.delay) and one.value is None,
            description=one.description or "",
        )


def _own(one: WorkflowParameter, type: str) -> str:
    """Return what counts when nothing else is said, as the control shows it."""
    preset = None if one.delay else one.default  # a default of what is asked later is only offered
    value = preset if one.value is None else one.value
    if value is None:
        return ""
    is_bare = isinstance(value, str) and type in _TEXTS and not one.enum
    return str(value) if is_bare else text.write(value)


def _options(one: WorkflowParameter, type: str) -> tuple[str, ...]:
    if one.enum:
        return tuple(text.write(option) for option in one.enum)
    return ("true", "false") if type == "bool" else ()


def _requirements(requirements: Iterable[DataRequirement] | None) -> Iterator[Asked]:
    for one in requirements or ():
        own = "" if one.value is None else text.write(dict(one.value))
        yield Asked(
            source=Source.REQUIREMENTS,
            name=one.name or "",
            type=one.type or "",
            own=own,
            delayed=bool(one.delay) and one.value is None,
        )
