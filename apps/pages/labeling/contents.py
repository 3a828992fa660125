"""What a sample of a task is: its picture or its text, out of the project's storage."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from apps.datasets import queries
from apps.datasets.manifests.kinds import Kind
from apps.pages.datasets.images import image_answer
from apps.pages.datasets.samples import cells_of, text_of
from apps.pages.requests import PageRequest, without_nul
from apps.storage.opening import store_by_id


@require_GET
@login_required
def image(request: PageRequest, task_id: str, position: int) -> HttpResponse:
    """Send a sample's picture."""
    task = queries.find_task(request.user, without_nul(task_id))
    sample = queries.find_sample(task, position)
    if task.kind != Kind.IMAGE:
        raise Http404
    return image_answer(store_by_id(task.project_id), queries.sample_of(sample).source)


@require_GET
@login_required
def text(request: PageRequest, task_id: str, position: int) -> HttpResponse:
    """Send what a sample says, and its cells where it is a table's row."""
    task = queries.find_task(request.user, without_nul(task_id))
    sample = queries.sample_of(queries.find_sample(task, position))
    if task.kind == Kind.IMAGE:
        raise Http404
    said = text_of(store_by_id(task.project_id), sample)
    return JsonResponse(
        {"text": said, "cells": cells_of(said) if task.kind == Kind.TABLE else None}
    )
