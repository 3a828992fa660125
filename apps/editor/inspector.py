"""The inspector's views: a panel, and one field of it saved. Whatever is wrong, the text stays."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import trigger_client_event

from apps.core.errors import NotFound, Refused
from apps.core.messages import sentence
from apps.editor.answers import find
from apps.editor.editing import brief, current, edit_field
from apps.editor.forms import FIELDS, Field, mark
from apps.editor.panels import ShownField, is_inspected, panel_of, shown_field
from apps.editor.requests import EditorRequest
from apps.spec.draft import Draft
from apps.spec.problems import Problem, pointer
from apps.teams.policy import Action
from apps.workflows import policy, store
from apps.workflows.models import Workflow


@require_GET
@login_required
def panel(request: EditorRequest, workflow_id: UUID, entity: str) -> HttpResponse:
    """Show the panel of a step or of the workflow."""
    workflow = find(request, workflow_id)
    draft = _draft(workflow, entity)
    editable = policy.can(request.user, Action.EDIT, workflow)
    shown = panel_of(workflow, draft, entity, editable=editable)
    return render(request, "editor/inspector/_panel.html", {"panel": shown})


@require_POST
@login_required
def field(request: EditorRequest, workflow_id: UUID, entity: str, name: str) -> HttpResponse:
    """Save one field and show it again: as saved, or as written with what is wrong with it."""
    workflow = find(request, workflow_id)
    policy.require(request.user, Action.EDIT, workflow)
    draft = _draft(workflow, entity)
    known = _field(draft, entity, name)
    if request.POST.get("keep") == "theirs":
        return _saved(request, workflow, entity, known)
    try:
        return _save(request, workflow, draft, entity, known)
    except Refused as refused:
        return _kept(request, _written(request, workflow, draft, entity, known), refused.problems)


def _save(
    request: EditorRequest, workflow: Workflow, draft: Draft, entity: str, known: Field
) -> HttpResponse:
    before = current(draft, entity, known)
    value, problems = known.read(request.POST.get("value", ""), before)
    if problems:
        raise Refused(problems)
    overtaken = mark(before) not in (request.POST.get("was"), mark(value))
    if overtaken and request.POST.get("keep") != "mine":
        written = _written(request, workflow, draft, entity, known)
        return _conflict(request, written, theirs=brief(before))
    done = edit_field(workflow, draft, entity, known, value, by=request.user)
    response = _saved(request, workflow, entity, known)
    if done is None:
        return response
    counters = {"sequence": done.sequence, "revision": done.revision}
    return trigger_client_event(response, "workflow:changed", counters)


def _saved(request: EditorRequest, workflow: Workflow, entity: str, known: Field) -> HttpResponse:
    value = current(_draft(workflow, entity), entity, known)
    return _shown(request, shown_field(workflow, entity, known, value, editable=True))


def _written(
    request: EditorRequest, workflow: Workflow, draft: Draft, entity: str, known: Field
) -> ShownField:
    """Return the field with the text that came in, measured against what is there now."""
    value = current(draft, entity, known)
    shown = shown_field(workflow, entity, known, value, editable=True)
    return replace(shown, text=request.POST.get("value", "").replace("\r\n", "\n"))


def _kept(request: EditorRequest, written: ShownField, problems: Iterable[Problem]) -> HttpResponse:
    said = [_said(problem) for problem in problems]
    was = request.POST.get("was", "")
    return _shown(request, replace(written, was=was, error=" ".join(said[:3])))


def _said(problem: Problem) -> str:
    where = pointer(problem.path) if problem.path else ""
    return f"{where}: {sentence(problem)}" if where else sentence(problem)


def _conflict(request: EditorRequest, written: ShownField, *, theirs: str) -> HttpResponse:
    error = gettext("Somebody has changed this meanwhile. Your text is still here.")
    return _shown(request, replace(written, error=error, theirs=theirs or gettext("nothing")))


def _shown(request: EditorRequest, shown: ShownField) -> HttpResponse:
    return render(request, "editor/inspector/_field.html", {"field": shown})


def _draft(workflow: Workflow, entity: str) -> Draft:
    draft = store.load_draft(workflow.pk)
    if not is_inspected(draft, entity):
        raise NotFound("entity", entity)
    return draft


def _field(draft: Draft, entity: str, name: str) -> Field:
    known = FIELDS[draft.entities[entity].kind].get(name)
    if known is None:
        raise NotFound("field", name)
    return known
