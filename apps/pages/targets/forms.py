"""The fields of a target. What is wrong with their values is said by the action."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from apps.core.messages import sentence
from apps.spec.problems import Problem
from apps.targets import registry
from apps.targets.actions import TargetDetails
from apps.targets.actions.running import time_zones
from apps.targets.choices import choices_of, settings_of
from apps.targets.models import Credentials, Target
from apps.teams.models import Project

_EXAMPLE = "https://modelarts.cn-north-4.myhuaweicloud.com"
_SECRET = forms.PasswordInput(render_value=False, attrs={"autocomplete": "new-password"})


def secret_field(label: Any) -> forms.CharField:
    """Return a field for a secret, which is never shown again."""
    return forms.CharField(label=label, required=False, strip=True, widget=_SECRET)


class ShowsProblems(forms.Form):
    """A form that shows what an action says is wrong."""

    def show(self, problems: Iterable[Problem]) -> None:
        """Put each problem's sentence at the field its path names."""
        for problem in problems:
            field = str(problem.path[0]) if problem.path else None
            self.add_error(field if field in self.fields else None, sentence(problem))


class TargetForm(ShowsProblems):
    """What a person enters; stored secrets are never put into it."""

    name = forms.CharField(label=_("Name"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=registry.choices)
    endpoint = forms.CharField(
        label=_("Endpoint"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _EXAMPLE, "inputmode": "url"}),
    )
    region = forms.CharField(label=_("Region"), required=False)
    remote_project_id = forms.CharField(label=_("Project ID at the target"), required=False)
    credentials = forms.ChoiceField(
        label=_("Credentials"), choices=Credentials.choices, widget=forms.RadioSelect
    )
    access_key = secret_field(_("Access key (AK)"))
    secret_key = secret_field(_("Secret key (SK)"))
    token = secret_field(_("Token"))

    @classmethod
    def of(cls, target: Target | None) -> "TargetForm":
        """Return the form that shows a target, or an empty one."""
        if target is None:
            return cls(initial={"kind": "modelarts", "credentials": Credentials.KEYS})
        names = ("name", "kind", "endpoint", "region", "remote_project_id", "credentials")
        return cls(initial={name: getattr(target, name) for name in names})

    def details(self) -> TargetDetails:
        """Return the entered values; the form must be valid."""
        return TargetDetails(**self.cleaned_data)


class RunsForm(ShowsProblems):
    """Where runs go unless they say otherwise, and by which clock schedules go."""

    default_target = forms.CharField(label=_("Runs go to"))
    time_zone = forms.CharField(label=_("Time zone of schedules"))

    def __init__(self, project: Project, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        places = [(choice.target, choice.label) for choice in choices_of(project)]
        zones = [(name, name) for name in sorted(time_zones())]
        self.fields["default_target"].widget = forms.Select(choices=places)
        self.fields["time_zone"].widget = forms.Select(choices=zones)

    @classmethod
    def of(cls, project: Project) -> "RunsForm":
        """Return the form that shows how the project's workflows run now."""
        now = settings_of(project)
        return cls(project, initial=model_to_dict(now, ["default_target", "time_zone"]))
