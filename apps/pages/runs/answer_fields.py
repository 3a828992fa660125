"""A control for each thing a run asks for, and what was entered there as a typed value."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from apps.core.messages import sentence
from apps.executions.models import Source
from apps.executions.queries import Question
from apps.pages.requests import without_nul
from apps.spec import text
from apps.spec.problems import Problem
from apps.spec.shapes import Json

LONGEST = 64 * 1024
_NUMBERS = frozenset({"int", "float"})
_JSON = frozenset({"json", "list"})


@dataclass(frozen=True)
class Field:
    """One question as a control: `kind` is bool, enum, number, text, json or path."""

    source: str
    name: str
    type: str
    kind: str
    description: str
    steps: Sequence[str]
    waiting: bool
    choices: Sequence[tuple[str, str]]
    value: str
    errors: Sequence[str]

    @property
    def key(self) -> str:
        """Return what the control is called in the form."""
        return f"{self.source}.{self.name}"


def fields_of(
    questions: Sequence[Question],
    *,
    sent: QueryDict | None = None,
    problems: Sequence[Problem] = (),
) -> Sequence[Field]:
    """Return the controls of some questions, filled with what was sent, else with defaults."""
    return [_field(question, sent, problems) for question in questions]


def _field(question: Question, sent: QueryDict | None, problems: Sequence[Problem]) -> Field:
    source = Source(question.source).value
    here = (source, question.name)
    return Field(
        source=source,
        name=question.name,
        type=question.type,
        kind=_kind(question),
        description=question.description,
        steps=question.steps,
        waiting=bool(question.waiting),
        choices=[(text.write(each), _plain(each)) for each in question.enum or ()],
        value=_default(question) if sent is None else sent.get(_key(question), ""),
        errors=[sentence(each) for each in problems if tuple(each.path[:2]) == here],
    )


def _kind(question: Question) -> str:
    kind = question.type.lower()
    if question.enum:
        return "enum"
    if question.source == Source.REQUIREMENTS:
        return "path" if kind == "obs" else "json"
    if kind in _NUMBERS:
        return "number"
    return kind if kind == "bool" else "json" if kind in _JSON else "text"


def _default(question: Question) -> str:
    if question.default is None:
        return ""
    if _kind(question) == "path" and isinstance(question.default, dict):
        return str(question.default.get("obs_url", ""))
    as_json = _kind(question) in {"enum", "json", "bool"}
    return text.write(question.default) if as_json else _plain(question.default)


def changed(questions: Sequence[Question], sent: QueryDict) -> Sequence[Question]:
    """Return those whose control does not hold any more what it was filled with."""
    return [each for each in questions if sent.get(_key(each), "") != _default(each)]


def _key(question: Question) -> str:
    return f"{Source(question.source).value}.{question.name}"


def _plain(value: Json) -> str:
    return value if isinstance(value, str) else text.write(value)


def read_answers(
    questions: Sequence[Question], sent: QueryDict
) -> tuple[dict[str, dict[str, Json]], list[Problem]]:
    """Return the values that were entered, by source, and what cannot be read; empty: not said."""
    given: dict[str, dict[str, Json]] = {source.value: {} for source in Source}
    problems: list[Problem] = []
    for question in questions:
        source = Source(question.source).value
        entered = without_nul(sent.get(_key(question), ""))[:LONGEST]
        if entered == "":
            continue
        value, faults = _read(_kind(question), entered)
        given[source][question.name] = value
        problems += [
            Problem(code=fault.code, path=(source, question.name), params=fault.params)
            for fault in faults
        ]
    return given, problems


def _read(kind: str, entered: str) -> tuple[Json, Sequence[Problem]]:
    """Return the value; of a number or a choice that is none the text, for the rules to refuse."""
    if kind == "text":
        return entered, ()
    if kind == "path":
        return {"obs_url": entered.strip()}, ()
    value, faults = text.read(entered.strip().encode())
    if kind == "json":
        return value, faults
    return (entered, ()) if faults else (value, ())
