"""The targets of the current project: list, add, change, test, remove."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from apps.core.errors import Refused
from apps.core.messages import sentence
from apps.pages.current import current_project
from apps.pages.requests import PageRequest
from apps.pages.targets.forms import TargetForm
from apps.pages.targets.shown import ShownTarget, page
from apps.targets import actions, policy, queries
from apps.targets.models import Target
from apps.teams.models import Project


@login_required
@require_GET
def targets(request: PageRequest) -> HttpResponse:
    """Show where the project's workflows run and can be submitted to."""
    project = current_project(request)
    return render(request, "pages/targets/targets.html", page(request, project))


@login_required
def add(request: PageRequest) -> HttpResponse:
    """Add a target to the project."""
    project = current_project(request)
    policy.require_manage(request.user, project)
    form = TargetForm(request.POST) if request.method == "POST" else TargetForm.of(None)
    if form.is_bound and _saved(request, form, project=project):
        return redirect("targets")
    return _form(request, form, None)


@login_required
def change(request: PageRequest, target_id: str) -> HttpResponse:
    """Change a target; its secrets are not shown, and stay where nothing is entered."""
    target = queries.find_target(request.user, target_id)
    policy.require_manage(request.user, target.project)
    form = TargetForm(request.POST) if request.method == "POST" else TargetForm.of(target)
    if form.is_bound and _saved(request, form, target=target):
        return redirect("targets")
    return _form(request, form, target)


@login_required
@require_POST
def test(request: PageRequest, target_id: str) -> HttpResponse:
    """Ask the target whether it answers, and show the row with what it said."""
    target = queries.find_target(request.user, target_id)
    said = ""
    try:
        actions.test_target(target, by=request.user)
    except Refused as refused:
        said = sentence(refused.problems[0])
    now = ShownTarget(queries.find_target(request.user, target_id))
    found = {"target": now, "said": said, "tested": True}
    return render(request, "pages/targets/_target.html", {**found, "can_manage": True})


@login_required
@require_POST
def remove(request: PageRequest, target_id: str) -> HttpResponse:
    """Take a target out of use."""
    target = queries.find_target(request.user, target_id)
    try:
        actions.remove_target(target, by=request.user)
    except Refused as refused:
        messages.error(request, sentence(refused.problems[0]))
    else:
        messages.success(request, _("%(name)s was removed.") % {"name": target.name})
    return redirect("targets")


def _saved(
    request: PageRequest,
    form: TargetForm,
    *,
    project: Project | None = None,
    target: Target | None = None,
) -> bool:
    if not form.is_valid():
        return False
    try:
        if target is not None:
            actions.change_target(target, details=form.details(), by=request.user)
        elif project is not None:
            actions.add_target(project, details=form.details(), by=request.user)
    except Refused as refused:
        form.show(refused.problems)
        return False
    return True


def _form(request: PageRequest, form: TargetForm, target: Target | None) -> HttpResponse:
    status = 422 if form.is_bound else 200
    found = {"form": form, "target": target}
    return render(request, "pages/targets/form.html", found, status=status)
