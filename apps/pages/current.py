"""Which project a signed-in person is working in: the last one entered, else the first."""

from django.http import HttpRequest

from apps.core.errors import NotFound
from apps.teams import queries
from apps.teams.models import Project

_KEY = "project"


def project_or_none(request: HttpRequest) -> Project | None:
    """Return the project the person is in, None for somebody without any."""
    projects = queries.projects_of(request.user)
    entered = projects.filter(pk=request.session.get(_KEY, "")).first()
    return entered or projects.first()


def current_project(request: HttpRequest) -> Project:
    """Return the project the person is in; raise `NotFound` for somebody without any."""
    found = project_or_none(request)
    if found is None:
        raise NotFound("project", "")
    return found


def enter_project(request: HttpRequest, project_id: str) -> Project:
    """Make a project of the person's teams the current one; raise `NotFound` for any other."""
    project = queries.find_project(request.user, project_id)
    request.session[_KEY] = project.pk
    return project
