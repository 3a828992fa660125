"""Importing a specification: by file, by paste, or dropped anywhere on the library."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from apps.core.errors import Refused
from apps.core.messages import sentence
from apps.pages.current import current_project
from apps.pages.library import bundles
from apps.pages.requests import PageRequest
from apps.spec import text as json_text
from apps.spec.locate import locate
from apps.spec.problems import Path, Problem, pointer
from apps.teams.models import Project, User
from apps.workflows import actions
from apps.workflows.models import Workflow


@dataclass(frozen=True)
class Fault:
    """A problem at its place in the text."""

    line: int
    column: int
    path: str
    message: str
    severity: str


class ImportForm(forms.Form):
    """A file or a text; the file wins."""

    file = forms.FileField(required=False, label=_("File"))
    text = forms.CharField(
        required=False, strip=False, label=_("Workflow JSON"), widget=forms.Textarea
    )

    def body(self) -> bytes:
        """Return what was sent, byte for byte where it is a file."""
        file = self.files.get("file")
        return file.read() if file else self.data.get("text", "").encode(errors="surrogatepass")


@require_http_methods(["GET", "POST"])
@login_required
def import_page(request: PageRequest) -> HttpResponse:
    """Create a workflow from a specification and open it; else show what is wrong, at its line."""
    project = current_project(request)
    if request.method == "GET":
        return render(request, "pages/library/import.html", {"text": ""})
    body = ImportForm(request.POST, request.FILES).body()
    try:
        bundle = bundles.read(body)
    except Refused as refused:
        return _refused(request, "", placed(b"", refused.problems))
    made, faults = import_bundle(bundle, project=project, by=request.user)
    if made is not None:
        return redirect("workflow", made.pk)
    return _refused(request, bundle.workflow.decode("utf-8-sig", errors="replace"), faults)


def _refused(request: PageRequest, text: str, faults: Sequence[Fault]) -> HttpResponse:
    context = {"text": text, "faults": faults}
    return render(request, "pages/library/import.html", context, status=422)


def import_body(
    body: bytes, *, project: Project, by: User
) -> tuple[Workflow | None, Sequence[Fault]]:
    """Return the workflow made of a plain `body`, or what is wrong with it by line and column."""
    return import_bundle(bundles.Bundle(body), project=project, by=by)


def import_bundle(
    bundle: bundles.Bundle, *, project: Project, by: User
) -> tuple[Workflow | None, Sequence[Fault]]:
    """Return the workflow made of a bundle, or what is wrong with its text."""
    document, problems = json_text.read(bundle.workflow)
    if problems:
        return None, placed(bundle.workflow, problems)
    try:
        made = actions.import_workflow(
            project=project, document=document, by=by, canvas=bundle.canvas
        )
    except Refused as refused:
        return None, placed(bundle.workflow, refused.problems)
    return made, ()


def placed(body: bytes, problems: Sequence[Problem]) -> Sequence[Fault]:
    """Return the problems with their places in the text, from top to bottom."""
    unread = {"json.syntax", "json.too_large", "json.too_deep", "json.not_utf8"}
    paths: list[Path] = [problem.path for problem in problems if problem.code not in unread]
    places = locate(body.decode("utf-8-sig"), paths) if paths else {}
    faults = []
    for problem in problems:
        place = places.get(problem.path)
        line = place.line if place else int(problem.params.get("line", 1))
        column = place.column if place else int(problem.params.get("column", 1))
        path = pointer(problem.path) if problem.path else ""
        faults.append(Fault(line, column, path, sentence(problem), problem.severity.value))
    return sorted(faults, key=lambda fault: (fault.line, fault.column))
