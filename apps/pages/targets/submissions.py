"""A workflow's submissions: the panel, and what can be done in it."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from apps.core.errors import Refused
from apps.core.messages import sentence
from apps.pages.requests import PageRequest
from apps.pages.targets import shown
from apps.spec.problems import Problem
from apps.targets import actions, policy, queries
from apps.targets.models import Submission
from apps.workflows import queries as workflow_queries
from apps.workflows.models import Workflow

MOST_PROBLEMS = 20


@login_required
@require_GET
def panel(request: PageRequest, workflow_id: str) -> HttpResponse:
    """Show where a workflow can be submitted to and what has become of it so far."""
    return _panel(request, _workflow(request, workflow_id))


@login_required
@require_POST
def submit(request: PageRequest, workflow_id: str) -> HttpResponse:
    """Submit the newest revision to the chosen target."""
    workflow = _workflow(request, workflow_id)
    target = queries.find_target(request.user, request.POST.get("target", ""))
    try:
        done = actions.submit_workflow(workflow, target=target, by=request.user)
    except Refused as refused:
        return _panel(request, workflow, problems=refused.problems, chosen=target.pk)
    if not request.htmx:
        return redirect("submissions", workflow_id)
    existing = None if done.begun else shown.submission(done.submission, request.user)
    return _panel(request, workflow, existing=existing, chosen=target.pk)


@login_required
@require_GET
def one(request: PageRequest, submission_id: str) -> HttpResponse:
    """Show how one submission stands now."""
    return _one(request, _submission(request, submission_id))


@login_required
@require_POST
def retry(request: PageRequest, submission_id: str) -> HttpResponse:
    """Go on now instead of waiting."""
    found = _submission(request, submission_id)
    try:
        actions.retry_submission(found, by=request.user)
    except Refused as refused:
        return _one(request, found, refused.problems)
    return _one(request, found)


@login_required
@require_POST
def cancel(request: PageRequest, submission_id: str) -> HttpResponse:
    """Send nothing more."""
    found = _submission(request, submission_id)
    try:
        actions.cancel_submission(found, by=request.user)
    except Refused as refused:
        return _one(request, found, refused.problems)
    return _one(request, found)


def _workflow(request: PageRequest, workflow_id: str) -> Workflow:
    workflow = workflow_queries.find(user=request.user, workflow_id=workflow_id)
    policy.require_read(request.user, workflow)
    return workflow


def _submission(request: PageRequest, submission_id: str) -> Submission:
    found = queries.find_submission(request.user, submission_id)
    policy.require_read(request.user, found.workflow)
    return found


def _panel(
    request: PageRequest, workflow: Workflow, problems: Sequence[Problem] = (), **more: Any
) -> HttpResponse:
    """The whole page for a browser that came here, the panel for a page that holds it."""
    submissions = shown.submissions(workflow, request.user)
    found = {
        "workflow": workflow,
        "offers": shown.offers(workflow),
        "chosen": submissions[0].row.target_id if submissions else "",
        "submissions": submissions,
        "can_submit": policy.can_submit(request.user, workflow),
        "can_manage": policy.can_manage(request.user, workflow.project),
        "sentences": [sentence(problem) for problem in problems[:MOST_PROBLEMS]],
        "more_problems": max(len(problems) - MOST_PROBLEMS, 0),
        **more,
    }
    template = "pages/targets/_panel.html" if request.htmx else "pages/targets/submissions.html"
    return render(request, template, found, status=422 if problems else 200)


def _one(
    request: PageRequest, submission: Submission, problems: Sequence[Problem] = ()
) -> HttpResponse:
    if not request.htmx:
        return redirect("submissions", submission.workflow_id)
    now = queries.find_submission(request.user, submission.pk)
    found = {
        "submission": shown.submission(now, request.user),
        "sentences": [sentence(problem) for problem in problems],
    }
    return render(request, "pages/targets/_submission.html", found)
