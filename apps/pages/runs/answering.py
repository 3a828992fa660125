"""What a run asks people for: the callout above the details, and the form that answers it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.core.errors import Refused
from apps.core.messages import sentence
from apps.executions import actions, policy
from apps.executions.mirroring import trouble_of
from apps.executions.models import Execution
from apps.executions.queries import questions_of
from apps.pages.requests import PageRequest
from apps.pages.runs.addressed import find
from apps.pages.runs.answer_fields import Field, fields_of, read_answers
from apps.pages.runs.doing import done
from apps.pages.runs.feeds import fresh
from apps.spec.problems import Problem
from apps.teams.policy import Action


@require_http_methods(["GET", "POST"])
@login_required
def answers(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> HttpResponse:
    """Show what is asked for, the whole form with `open`; take the answers."""
    execution = find(request, workflow_id, execution_id)
    if request.method == "POST":
        return _take(request, execution)
    fields = fields_of(_asked(execution))
    return fresh(render(request, "pages/runs/_answers.html", _context(request, execution, fields)))


def _asked(execution: Execution) -> Sequence[Any]:
    return () if execution.finished_at else questions_of(execution)


def _take(request: PageRequest, execution: Execution) -> HttpResponse:
    questions = _asked(execution)
    given, problems = read_answers(questions, request.POST)
    if not problems:
        try:
            actions.answer_questions(execution, by=request.user, **given)
        except Refused as refused:
            problems = list(refused.problems)
    if problems:
        return _refused(request, execution, questions, problems)
    return answered(request, execution, _("Answered."))


def answered(request: PageRequest, execution: Execution, said_so: str) -> HttpResponse:
    """Say what was done, show what is still asked for, and let the page look at the run."""
    said = done(request, execution, said_so)
    if not request.htmx:
        return said
    fields = fields_of(_asked(execution))
    page = render(request, "pages/runs/_answers.html", _context(request, execution, fields))
    page["HX-Trigger"] = said["HX-Trigger"]
    return page


def _refused(
    request: PageRequest,
    execution: Execution,
    questions: Sequence[Any],
    problems: Sequence[Problem],
) -> HttpResponse:
    """Show the form as it was sent, each sentence at its field, what has none above."""
    fields = fields_of(questions, sent=request.POST, problems=problems)
    at_fields = {(field.source, field.name) for field in fields}
    others = [each for each in problems if tuple(each.path[:2]) not in at_fields]
    context = {
        **_context(request, execution, fields),
        "open": True,
        "sentences": [sentence(each) for each in others],
    }
    return render(request, "pages/runs/_answers.html", context, status=422)


def _trouble(execution: Execution) -> str:
    """Return why the place where the run is carried out does not answer, "" where it does."""
    fault = trouble_of(execution)
    return sentence(Problem(code=fault.code, params=fault.params)) if fault else ""


def _context(
    request: PageRequest, execution: Execution, fields: Sequence[Field]
) -> Mapping[str, Any]:
    return {
        "execution": execution,
        "workflow": execution.workflow,
        "fields": fields,
        "open": "open" in request.GET,
        "trouble": _trouble(execution),
        "may_answer": policy.can(request.user, Action.ANSWER, execution.workflow),
    }
