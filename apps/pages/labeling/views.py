"""The labelling page, and what its script asks and says."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from apps.core.errors import NotFound, Refused, Stale
from apps.datasets import actions, policy, queries
from apps.datasets.models import LabelTask
from apps.pages.answers import sentences
from apps.pages.labeling import answers
from apps.pages.labeling.finishing import finish_labeling
from apps.pages.labeling.shown import ShownTask
from apps.pages.requests import PageRequest, without_nul

EVERYTHING = -1


@require_GET
@login_required
def task(request: PageRequest, task_id: str) -> HttpResponse:
    """Show the page of one task."""
    found = ShownTask(_task(request, task_id), request.user)
    return render(request, "pages/labeling/labeling.html", {"task": found})


@require_GET
@login_required
def of_step(request: PageRequest, step_id: str) -> HttpResponse:
    """Lead from a step of a run to its task."""
    found = queries.task_of_step(without_nul(step_id))
    if found is None:
        raise NotFound("label_task", step_id)
    return redirect("labeling", _task(request, found.pk).pk)


@require_GET
@login_required
def state(request: PageRequest, task_id: str) -> HttpResponse:
    """Say how the task stands, with the samples that changed after a sequence."""
    found = _task(request, task_id)
    after = _number(request.GET.get("after", ""), otherwise=EVERYTHING)
    changed = queries.changed_samples(found, after=after)
    return JsonResponse(answers.state(found, changed))


@require_POST
@login_required
def label(request: PageRequest, task_id: str, position: int) -> HttpResponse:
    """Take what somebody says of a sample; 409 with how it stands where another was faster."""
    found = _task(request, task_id)
    said = request.POST
    where: dict[str, Any] = {
        "position": position,
        "revision": _number(said.get("revision", ""), otherwise=-1),
        "by": request.user,
    }
    try:
        if "skip" in said:
            actions.skip_sample(found, **where)
        else:
            actions.label_sample(found, label=said.get("label", ""), **where)
    except Stale:
        return JsonResponse(answers.row(queries.find_sample(found, position)), status=409)
    except Refused as refused:
        return JsonResponse(answers.refusal(refused), status=422)
    return JsonResponse(answers.row(queries.find_sample(found, position)))


@require_POST
@login_required
def add_class(request: PageRequest, task_id: str) -> HttpResponse:
    """Add a class to choose from."""
    try:
        name = without_nul(request.POST.get("name", ""))
        changed = actions.add_class(_task(request, task_id), name=name, by=request.user)
    except Refused as refused:
        return JsonResponse(answers.refusal(refused), status=422)
    return JsonResponse(answers.state(changed, ()))


@require_POST
@login_required
def finish(request: PageRequest, task_id: str) -> HttpResponse:
    """Take the labels as they are and let the run go on."""
    found = _task(request, task_id)
    policy.require_label(request.user, found.project)
    anyway = "with_unlabelled" in request.POST
    try:
        finish_labeling(found, by=request.user, with_unlabelled=anyway)
    except Refused as refused:
        messages.error(request, sentences(refused.problems))
    else:
        messages.success(request, _("Finished. The run goes on."))
    return redirect("labeling", found.pk)


def _task(request: PageRequest, task_id: str) -> LabelTask:
    return queries.find_task(request.user, without_nul(task_id))


def _number(text: str, *, otherwise: int) -> int:
    """Return a whole number that fits a column, else another."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise
