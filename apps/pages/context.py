"""What every template may use: the theme, and the frame's team, projects and entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from apps.pages.current import project_or_none
from apps.pages.session.preferences import THEME_COOKIE
from apps.teams import queries
from apps.teams.models import Project, Theme


@dataclass(frozen=True)
class Entry:
    """One line of the sidebar; on a phone in the bar below, or under More there."""

    href: str
    label: str
    icon: str
    current: bool
    on_phone: bool


class Frame:
    """What stands around a signed-in page; each part is read when a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def project(self) -> Project | None:
        return project_or_none(self._request)

    @cached_property
    def projects(self) -> Sequence[Project]:
        return list(queries.projects_of(self._request.user))

    @cached_property
    def team_href(self) -> str:
        return reverse("team", args=[self.project.team_id]) if self.project else reverse("teams")

    @cached_property
    def entries(self) -> Sequence[Entry]:
        return [
            self._entry("library", _("Workflows"), "workflow"),
            self._entry("runs", _("Runs"), "circle-play"),
            self._entry("datasets", _("Datasets"), "database", on_phone=False),
            self._entry("models", _("Models"), "box", on_phone=False),
            self._entry("services", _("Services"), "radio", on_phone=False),
            self._entry("gallery", _("Gallery"), "store"),
            self._entry("targets", _("Targets"), "target", on_phone=False),
            self._entry("notifications", _("Notifications"), "bell", on_phone=False),
            self._entry("trash", _("Trash"), "trash-2", on_phone=False),
            self._team_entry(),
        ]

    def _team_entry(self) -> Entry:
        current = self._request.path.startswith(reverse("teams"))
        return Entry(self.team_href, _("Team"), "users", current, on_phone=True)

    def _entry(self, name: str, label: str, icon: str, *, on_phone: bool = True) -> Entry:
        href = reverse(name)
        path = self._request.path
        current = path.startswith(href) if href != "/" else path == "/" or "/workflows/" in path
        if "/runs/" in path:
            current = name == "runs"
        return Entry(href, label, icon, current, on_phone)


def _theme_of(request: HttpRequest) -> str:
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in Theme.values else Theme.SYSTEM.value


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the variables of base.html and frame.html."""
    return {
        "theme": _theme_of(request),
        "themes": [
            (Theme.SYSTEM.value, _("Like the system"), "monitor"),
            (Theme.LIGHT.value, _("Light"), "sun"),
            (Theme.DARK.value, _("Dark"), "moon"),
        ],
        "frame": SimpleLazyObject(lambda: Frame(request)),
    }
