"""The models of a project: list, versions and comparison, download, removal."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from apps.pages.current import current_project
from apps.pages.requests import PageRequest
from apps.pages.serving.shown import ShownModel, comparison
from apps.pages.serving.zipping import zipped
from apps.serving import actions, policy, queries

MOST_MODELS = 200
MOST_VERSIONS = 100
MOST_COMPARED = 4


@login_required
@require_GET
def models(request: PageRequest) -> HttpResponse:
    """Show the project's models, each with the figures of its newest version."""
    project = current_project(request)
    rows = queries.models_of(project)[:MOST_MODELS]
    found = {"project": project, "models": [ShownModel(row) for row in rows]}
    return render(request, "pages/serving/models.html", found)


@login_required
@require_GET
def model(request: PageRequest, model_id: str) -> HttpResponse:
    """Show a model's versions, and those that were chosen side by side."""
    found = queries.find_model(request.user, model_id)
    versions = list(queries.versions_of(found)[:MOST_VERSIONS])
    chosen = request.GET.getlist("compare")[:MOST_COMPARED]
    compared = queries.compared(found, chosen or [version.pk for version in versions[:2]])
    shown = {
        "model": found,
        "versions": versions,
        "compared": compared,
        "chosen": {version.pk for version in compared},
        "most": MOST_COMPARED,
        "lines": comparison(compared),
        "may_delete": policy.can_delete(request.user, found.project),
    }
    return render(request, "pages/serving/model.html", shown)


@login_required
@require_GET
def version(request: PageRequest, version_id: str) -> HttpResponse:
    """Lead from the API's `model_id`, which is a version's, to the page of its model."""
    return redirect("model", queries.find_version(request.user, version_id).model_id)


@login_required
@require_GET
def download(request: PageRequest, version_id: str) -> FileResponse:
    """Answer with the package of a version as a zip file."""
    found = queries.find_version(request.user, version_id)
    name = f"{found.model.name}-{found.number}.zip"
    return FileResponse(zipped(found), as_attachment=True, filename=name)


@login_required
@require_POST
def remove(request: PageRequest, version_id: str) -> HttpResponse:
    """Forget a version."""
    found = queries.find_version(request.user, version_id)
    actions.remove_version(found, by=request.user)
    messages.success(request, _("%(version)s is removed.") % {"version": found})
    has_more = found.model.versions.exists()
    return redirect("model", found.model_id) if has_more else redirect("models")
