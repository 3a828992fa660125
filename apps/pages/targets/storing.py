"""Where the current project's files lie: the embedded store, or an S3-compatible endpoint."""

from django import forms, http
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from apps.core.errors import Refused
from apps.core.messages import sentence
from apps.pages.current import current_project
from apps.pages.requests import PageRequest
from apps.pages.targets.forms import ShowsProblems, secret_field
from apps.storage import actions, queries
from apps.storage.details import StorageDetails
from apps.storage.models import StorageSettings
from apps.targets import policy
from apps.teams.models import Project

_EXAMPLE = "https://obs.cn-north-4.myhuaweicloud.com"


class StorageForm(ShowsProblems):
    """What a person enters; stored keys are never put into it."""

    endpoint = forms.CharField(
        label=gettext_lazy("Endpoint"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _EXAMPLE, "inputmode": "url"}),
    )
    region = forms.CharField(label=gettext_lazy("Region"), required=False)
    bucket = forms.CharField(
        label=gettext_lazy("Bucket"),
        required=False,
        help_text=gettext_lazy(
            "Empty: obs://photos/a lies in the bucket photos. Filled in: in this bucket, in the"
            " directory photos."
        ),
    )
    directory = forms.CharField(label=gettext_lazy("Directory"), required=False)
    path_style = forms.BooleanField(
        label=gettext_lazy("The bucket is part of the path, not of the host name"), required=False
    )
    access_key = secret_field(gettext_lazy("Access key (AK)"))
    secret_key = secret_field(gettext_lazy("Secret key (SK)"))

    @classmethod
    def of(cls, row: StorageSettings | None) -> "StorageForm":
        """Return the form that shows the settings, or an empty one."""
        shown = row or StorageSettings()
        names = ("endpoint", "region", "bucket", "path_style")
        initial = {name: getattr(shown, name) for name in names}
        return cls(initial=initial | {"directory": shown.prefix})


@login_required
def storage(request: PageRequest) -> http.HttpResponse:
    """Show where the project's files lie, and take another place."""
    project = current_project(request)
    policy.require_manage(request.user, project)
    row = queries.settings_of(project)
    form = StorageForm(request.POST) if request.method == "POST" else StorageForm.of(row)
    if form.is_bound and _chosen(request, form, project):
        _say_whether_it_answers(request, project)
        return redirect("targets")
    status = 422 if form.is_bound else 200
    return render(request, "pages/targets/storage.html", {"form": form, "row": row}, status=status)


@login_required
@require_POST
def test(request: PageRequest) -> http.HttpResponse:
    """Ask the storage whether it answers, and say so on the page of targets."""
    project = current_project(request)
    policy.require_manage(request.user, project)
    _say_whether_it_answers(request, project)
    return redirect("targets")


@login_required
@require_POST
def embedded(request: PageRequest) -> http.HttpResponse:
    """Go back to the embedded store."""
    project = current_project(request)
    actions.use_embedded_storage(project, by=request.user)
    messages.success(request, _("Files lie in the embedded storage from now on."))
    return redirect("targets")


def _chosen(request: PageRequest, form: StorageForm, project: Project) -> bool:
    if not form.is_valid():
        return False
    details = StorageDetails(**form.cleaned_data)
    try:
        actions.choose_storage(project, details=details, by=request.user)
    except Refused as refused:
        form.show(refused.problems)
        return False
    return True


def _say_whether_it_answers(request: PageRequest, project: Project) -> None:
    try:
        actions.test_storage(project, by=request.user)
    except Refused as refused:
        messages.error(request, sentence(refused.problems[0]))
    else:
        messages.success(request, _("The storage answers."))
