"""A person at the API: sends requests as somebody and reads answers exactly."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

from apps.spec import text
from apps.spec.shapes import Json
from apps.teams import tokens
from apps.teams.models import Project, User
from apps.teams.queries import Somebody


@dataclass(frozen=True)
class Caller:
    """Sends requests below one project, with what proves who sends them."""

    project_id: str
    client: Client
    headers: dict[str, str]

    def path(self, suffix: str) -> str:
        return f"/v2/{self.project_id}/workflows{suffix}"

    def send(
        self,
        method: str,
        suffix: str = "",
        body: Any = None,
        *,
        query: dict[str, Any] | None = None,
        **headers: str,
    ) -> HttpResponse:
        """Return the answer; `body` is sent as it is if it is bytes, as JSON otherwise."""
        url = self.path(suffix) + (f"?{urlencode(query, doseq=True)}" if query else "")
        raw = body if isinstance(body, bytes) else b"" if body is None else write(body)
        content_type = headers.pop("content_type", "application/json")
        sent = {**self.headers, **{k.replace("_", "-"): v for k, v in headers.items()}}
        return self.client.generic(method, url, raw, content_type=content_type, headers=sent)

    def create(self, body: Json) -> dict[str, Any]:
        """Return the workflow that `body` makes."""
        answer = self.send("POST", "", body)
        assert answer.status_code == 201, answer.content
        return read(answer)


def with_token(user: User, project: Project) -> Caller:
    """Return a caller who has a token of the project."""
    token, _ = tokens.issue(user, project)
    client = Client(raise_request_exception=False)
    return Caller(project.pk, client, {"X-Auth-Token": token})


def in_browser(user: Somebody, project_id: str) -> Caller:
    """Return a caller who is signed in to the site, if `user` is anybody."""
    client = Client(raise_request_exception=False)
    if user.is_authenticated:
        client.force_login(user)
    return Caller(project_id, client, {})


def write(value: Json) -> bytes:
    return text.write(value).encode()


def read(answer: HttpResponse) -> Any:
    """Return the JSON of an answer, which must be one that the strict reader takes."""
    value, problems = text.read(answer.content)
    assert not problems
    return value
