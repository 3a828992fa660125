"""Somebody signed in at a whole Weft, as a browser without scripts is."""

import json
from typing import Any

import httpx2

from apps.teams.demo import PASSWORD, USERNAME
from tests.config.launched import Launched


class Person:
    """The demo's account at one server, or another one."""

    def __init__(self, weft: Launched, *, name: str = USERNAME, password: str = PASSWORD) -> None:
        self.http = httpx2.Client(
            base_url=f"http://127.0.0.1:{weft.port}", follow_redirects=True, timeout=60
        )
        self.http.get("/login/")
        self.post("/login/", username=name, password=password)

    @property
    def cookie(self) -> str:
        """Return what makes another connection this person's."""
        return "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())

    def post(self, path: str, **fields: str) -> str:
        """Send a form; return the page that answers it."""
        data = {**fields, "csrfmiddlewaretoken": self.http.cookies.get("csrftoken", "")}
        answer = self.http.post(path, data=data)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:500])
        return answer.text

    def send(self, path: str, body: Any) -> httpx2.Response:
        """Send JSON, as the page's script does."""
        headers = {
            "Content-Type": "application/json",
            "X-CSRFToken": self.http.cookies.get("csrftoken", ""),
        }
        return self.http.post(path, content=json.dumps(body).encode(), headers=headers)

    def page(self, path: str) -> str:
        """Return a page."""
        return self.http.get(path).text
