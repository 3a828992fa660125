"""The fields of a target. What is wrong with their values is said by the action."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.messages import sentence
from apps.spec.problems import Problem
from apps.targets import registry
from apps.targets.actions import TargetDetails
from apps.targets.models import Credentials, Target

_EXAMPLE = "https://modelarts.cn-north-4.myhuaweicloud.com"
_SECRET = forms.PasswordInput(render_value=False, attrs={"autocomplete": "new-password"})


def _secret(label: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, strip=True, widget=_SECRET)


class TargetForm(forms.Form):
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
    access_key = _secret(_("Access key (AK)"))
    secret_key = _secret(_("Secret key (SK)"))
    token = _secret(_("Token"))

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

    def show(self, problems: Iterable[Problem]) -> None:
        """Put each problem's sentence at the field its path names."""
        for problem in problems:
            field = str(problem.path[0]) if problem.path else None
            self.add_error(field if field in self.fields else None, sentence(problem))
