"""The shapes of what is entered on the team page. What is wrong with a name, the action says."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.forms import BaseUserCreationForm
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from apps.core.messages import sentence
from apps.spec.problems import Problem
from apps.teams.models import Project, Role, User


class ActionForm(forms.Form):
    """A form whose rules are an action's: its problems appear at the fields they name."""

    def show(self, problems: Iterable[Problem]) -> None:
        """Put each problem's sentence at the field its path names, else above the form."""
        for problem in problems:
            field = str(problem.path[0]) if problem.path else None
            self.add_error(field if field in self.fields else None, sentence(problem))


class NameForm(ActionForm):
    """The name of a team or a project."""

    name = forms.CharField(label=_("Name"), required=False, max_length=64)


class InviteForm(ActionForm):
    """A link into the team."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.VIEWER)
    days = forms.TypedChoiceField(
        label=_("Ends after"),
        coerce=int,
        choices=((1, _("1 day")), (7, _("7 days")), (30, _("30 days"))),
        initial=7,
    )
    uses = forms.ChoiceField(
        label=_("Lets in"), choices=(("one", _("One person")), ("many", _("Anybody who has it")))
    )

    @property
    def lifetime(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"])

    @property
    def max_uses(self) -> int | None:
        return 1 if self.cleaned_data["uses"] == "one" else None


class KeyForm(ActionForm):
    """A new access key of the person in one of some projects."""

    project = forms.ModelChoiceField(
        Project.objects.none(), label=_("Project"), empty_label=None, blank=False
    )

    def __init__(self, known: QuerySet[Project], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        projects: Any = self.fields["project"]
        projects.queryset = known


class RegisterForm(BaseUserCreationForm):
    """The account of somebody who comes with an invitation."""

    class Meta:
        model = User
        fields = ("username",)
