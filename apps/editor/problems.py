"""The list of problems: every one with its severity, its place and the step it belongs to."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from apps.core.messages import sentence
from apps.editor.answers import find
from apps.editor.requests import EditorRequest
from apps.spec.draft import Draft, Kind, spec_of
from apps.spec.problems import Problem, Severity, pointer
from apps.spec.validate import Purpose, validate
from apps.workflows import store


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of the list; `step` is the id of the step to jump to, "" where there is none."""

    severity: str
    severity_label: str
    step: str
    where: str
    message: str
    path: str


@require_GET
@login_required
def problems(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Show the list, for the drawer."""
    draft = store.load_draft(find(request, workflow_id).pk)
    return render(request, "editor/_problems.html", {"problems": listed(draft)})


def listed(draft: Draft) -> list[Listed]:
    """Return what is wrong with a draft, errors first, in the order of the document."""
    found = validate(spec_of(draft), purpose=Purpose.DRAFT)
    found.sort(key=lambda problem: problem.severity is not Severity.ERROR)
    return [_listed(draft, problem) for problem in found]


def _listed(draft: Draft, problem: Problem) -> Listed:
    step = _step(draft, problem)
    severe = problem.severity is Severity.ERROR
    return Listed(
        severity=problem.severity.value,
        severity_label=gettext("Error") if severe else gettext("Warning"),
        step=step,
        where=str(draft.entities[step or draft.root].value.get("name", "")),
        message=sentence(problem),
        path=pointer(problem.path),
    )


def _step(draft: Draft, problem: Problem) -> str:
    match problem.path:
        case ("steps", int(index), *_):
            return draft.children[(draft.root, Kind.STEP)][index]
    return ""
