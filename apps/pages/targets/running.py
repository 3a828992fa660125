"""Where the current project's workflows run, and by which clock."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.core.errors import Refused
from apps.pages.current import current_project
from apps.pages.requests import PageRequest
from apps.pages.targets.forms import RunsForm
from apps.pages.targets.shown import page
from apps.targets import actions, policy
from apps.teams.models import Project


@login_required
@require_POST
def choose(request: PageRequest) -> HttpResponse:
    """Set where runs go unless they say otherwise, and the time zone of schedules."""
    project = current_project(request)
    policy.require_manage(request.user, project)
    form = RunsForm(project, request.POST)
    if form.is_valid() and _chosen(request, form, project):
        messages.success(request, _("Saved."))
        return redirect("targets")
    found = page(request, project) | {"runs_form": form}
    return render(request, "pages/targets/targets.html", found, status=422)


def _chosen(request: PageRequest, form: RunsForm, project: Project) -> bool:
    try:
        actions.choose_run_settings(project, by=request.user, **form.cleaned_data)
    except Refused as refused:
        form.show(refused.problems)
        return False
    return True
