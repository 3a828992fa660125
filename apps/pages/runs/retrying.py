"""A step that did not end well, tried again with other values than it had."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.core.errors import Refused
from apps.core.messages import sentence
from apps.executions import actions
from apps.executions.models import StepExecution
from apps.executions.queries import Question, values_of
from apps.pages.requests import PageRequest
from apps.pages.runs.addressed import find
from apps.pages.runs.answer_fields import changed, fields_of, read_answers
from apps.pages.runs.answering import answered
from apps.pages.runs.doing import step_named
from apps.pages.runs.feeds import fresh
from apps.spec.problems import Problem


@require_http_methods(["GET", "POST"])
@login_required
def retry(request: PageRequest, workflow_id: UUID, execution_id: UUID) -> HttpResponse:
    """Show the values that a step uses, as they are now; try it again with those that differ."""
    execution = find(request, workflow_id, execution_id)
    sent = request.POST if request.method == "POST" else request.GET
    step = step_named(execution, sent.get("step", ""))
    questions = values_of(step)
    if request.method == "POST":
        return _take(request, step, questions)
    return fresh(_form(request, step, questions))


def _take(request: PageRequest, step: StepExecution, questions: Sequence[Question]) -> HttpResponse:
    given, problems = read_answers(changed(questions, request.POST), request.POST)
    if not problems:
        try:
            actions.retry_step(step, by=request.user, **given)
        except Refused as refused:
            problems = list(refused.problems)
    if problems:
        return _form(request, step, questions, problems)
    return answered(request, step.execution, _("%(step)s is tried again.") % {"step": step.name})


def _form(
    request: PageRequest,
    step: StepExecution,
    questions: Sequence[Question],
    problems: Sequence[Problem] = (),
) -> HttpResponse:
    """Show the form, after a refusal as it was sent, with each sentence at its field."""
    fields = fields_of(questions, sent=request.POST if problems else None, problems=problems)
    at_fields = {(field.source, field.name) for field in fields}
    context = {
        "execution": step.execution,
        "workflow": step.execution.workflow,
        "step": step,
        "fields": fields,
        "sentences": [sentence(e) for e in problems if tuple(e.path[:2]) not in at_fields],
    }
    status = 422 if problems else 200
    return render(request, "pages/runs/_retry.html", context, status=status)
