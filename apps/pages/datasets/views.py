"""The datasets' pages: the list, one of them, its pictures, its manifest."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from apps.datasets import queries
from apps.pages.current import current_project
from apps.pages.datasets.images import image_answer, source_in
from apps.pages.datasets.shown import ShownDataset, looking_at
from apps.pages.requests import PageRequest, without_nul
from apps.storage.opening import store_of
from apps.storage.ports import StorageFault

MOST_SHOWN = 500


@require_GET
@login_required
@vary_on_headers("HX-Request")
def datasets(request: PageRequest) -> HttpResponse:
    """Show the project's datasets; a request of the page itself gets the results alone."""
    text = without_nul(request.GET.get("q", "")).strip()
    found = queries.datasets_of(current_project(request), text)
    context = {"datasets": found[:MOST_SHOWN], "text": text}
    part = "#results" if request.htmx and not request.htmx.history_restore_request else ""
    return render(request, f"pages/datasets/datasets.html{part}", context)


@require_GET
@login_required
def dataset(request: PageRequest, dataset_id: str) -> HttpResponse:
    """Show one dataset, as it is now or as a version of it."""
    row = queries.find_dataset(request.user, without_nul(dataset_id))
    context = {"dataset": ShownDataset(row, looking_at(request))}
    return render(request, "pages/datasets/dataset.html", context)


@require_GET
@login_required
def image(request: PageRequest, dataset_id: str) -> HttpResponse:
    """Send the picture of a sample that a page of the dataset named."""
    row = queries.find_dataset(request.user, without_nul(dataset_id))
    source = source_in(row.pk, request.GET.get("of", ""))
    return image_answer(store_of(row.project), source)


@require_GET
@login_required
def manifest(request: PageRequest, dataset_id: str) -> HttpResponseBase:
    """Send the manifest of a version, or the newest one."""
    row = queries.find_dataset(request.user, without_nul(dataset_id))
    seen = ShownDataset(row, looking_at(request)).seen
    name = f"{row.name}-{seen.name}" if seen is not row else row.name
    try:
        file = store_of(row.project).open(seen.manifest)
    except StorageFault as fault:
        raise Http404 from fault
    return FileResponse(
        file, as_attachment=True, filename=f"{name}.manifest", content_type="application/x-ndjson"
    )
