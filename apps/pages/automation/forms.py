"""The fields of topics, schedules and subscriptions; what is wrong with them the action says."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.messages import sentence
from apps.executions.models import Channel, Schedule, Topic
from apps.spec.problems import Problem

EVENTS: Mapping[str, Any] = {
    "wait_inputs,hold": _("Something waits for people"),
    "completed": _("Succeeded"),
    "failed,create_failed,timeout": _("Went wrong"),
    "stopped": _("Was stopped"),
}
"""The statuses a person can subscribe to here, as the vendor's console groups them."""


class _Form(forms.Form):
    """A form that shows what an action says is wrong."""

    def show(self, problems: Iterable[Problem]) -> None:
        """Put each problem's sentence at the field its path names, deepest first."""
        for problem in problems:
            named = [str(part) for part in reversed(problem.path) if str(part) in self.fields]
            self.add_error(named[0] if named else None, sentence(problem))


class TopicForm(_Form):
    """A place where notifications go."""

    name = forms.CharField(label=_("Name"), required=False)
    channel = forms.ChoiceField(
        label=_("Kind"), choices=[(Channel.EMAIL, _("E-mail")), (Channel.WEBHOOK, _("Webhook"))]
    )
    address = forms.CharField(
        label=_("E-mail address or URL"), required=False, strip=True, max_length=1024
    )
    secret = forms.CharField(
        label=_("Secret of the webhook"),
        required=False,
        help_text=_("Signs every message, so that its receiver knows it comes from here."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class ScheduleForm(_Form):
    """When a workflow starts by itself."""

    cron = forms.CharField(
        label=_("Schedule"),
        required=False,
        help_text=_("Second, minute, hour, day, month, weekday: 0 30 8 ? * MON-FRI"),
        widget=forms.TextInput(attrs={"class": "mono", "autocomplete": "off"}),
    )
    enabled = forms.BooleanField(label=_("Switched on"), required=False)
    on_running = forms.BooleanField(label=_("Not while a run is under way"), required=False)
    on_failure = forms.BooleanField(label=_("Once more when a run fails"), required=False)

    @classmethod
    def of(cls, schedule: Schedule | None) -> "ScheduleForm":
        """Return the form that shows a schedule, or proposes one."""
        if schedule is None:
            flags = ("enabled", "on_running", "on_failure")
            return cls(initial={"cron": "0 30 8 ? * MON-FRI", **dict.fromkeys(flags, True)})
        return cls(
            initial={
                "cron": schedule.cron,
                "enabled": schedule.enabled,
                "on_running": schedule.cancel_while_running,
                "on_failure": schedule.retry_failure,
            }
        )

    @property
    def switches(self) -> list[forms.BoundField]:
        """Return the fields that are on or off."""
        return [self[name] for name in ("enabled", "on_running", "on_failure")]


class SubscriptionForm(_Form):
    """Who is told what of a workflow's runs."""

    topic_urns = forms.MultipleChoiceField(
        label=_("Who is told"), required=False, widget=forms.CheckboxSelectMultiple
    )
    step = forms.ChoiceField(label=_("Of what"), required=False)
    events = forms.MultipleChoiceField(
        label=_("When it"),
        required=False,
        choices=list(EVENTS.items()),
        initial=["completed", "failed,create_failed,timeout"],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, topics: Mapping[str, Topic], steps: Sequence[str], *args: Any) -> None:
        super().__init__(*args)
        everything = ("*", _("The run and every step"))
        self.fields["topic_urns"].choices = [(urn, topic.name) for urn, topic in topics.items()]  # type: ignore[attr-defined]
        self.fields["step"].choices = [everything, *((name, name) for name in steps)]  # type: ignore[attr-defined]

    @property
    def choices(self) -> list[forms.BoundField]:
        """Return the fields of which any number can be chosen."""
        return [self["topic_urns"], self["events"]]

    def events_chosen(self) -> list[str]:
        """Return the events as a subscription spells them; the form must be valid."""
        statuses = ",".join(self.cleaned_data["events"])
        return [f"{self.cleaned_data['step'] or '*'}:{statuses}"] if statuses else []
