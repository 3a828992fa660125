"""The executions of one remote workflow over the ModelArts API: start, find, show, act."""

import re
from collections.abc import Mapping
from typing import Any

from apps.core.addresses import Deadline
from apps.spec import text
from apps.spec.shapes import Json
from apps.targets.modelarts import errors
from apps.targets.modelarts.client import Client
from apps.targets.modelarts.errors import Answer
from apps.targets.ports import RemoteFault, Verdict

PAGE = 100
MOST_PAGES = 50
_REMOTE_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


class Runs:
    """The executions of a workflow that is at the target."""

    def __init__(self, client: Client, workflow_id: str) -> None:
        self._client = client
        self._path = f"/workflows/{workflow_id}/executions"

    def start(self, body: Mapping[str, Json], *, seconds: float) -> str:
        """Start an execution and return its id; an answer without one leaves it in doubt."""
        answer = self._post(self._path, body, seconds=seconds)
        found = _id_of(answer.json())
        if not found:
            raise errors.unreadable(answer)
        return found

    def find(self, label: str, *, seconds: float) -> str:
        """Return the oldest execution that carries a label, "" where there is none."""
        deadline = Deadline(seconds)
        found: list[Any] = []
        for number in range(MOST_PAGES):
            items = self._page(label, number, deadline.left())
            found += [item for item in items if label in _labels_of(item)]
            if len(items) < PAGE:
                oldest_first = sorted(found, key=lambda item: str(item.get("created_at", "")))
                return next(filter(None, map(_id_of, oldest_first)), "")
        raise RemoteFault(verdict=Verdict.IN_DOUBT, code="target.list_too_long")

    def show(self, execution_id: str, *, seconds: float) -> dict[str, Any]:
        """Return an execution as the target tells it."""
        answer = self._client.call("GET", f"{self._path}/{execution_id}", seconds=seconds)
        body = answer.json()
        if not isinstance(body, dict):
            raise errors.unreadable(answer)
        return body

    def measured(self, execution_id: str, step_id: str, *, seconds: float) -> list[Any]:
        """Return what a step measured, as the target tells it."""
        path = f"{self._path}/{execution_id}/step-executions/{step_id}/metrics"
        body = self._client.call("GET", path, seconds=seconds).json()
        return body if isinstance(body, list) else []

    def act(self, execution_id: str, body: Mapping[str, Json], *, seconds: float) -> None:
        """Carry out an action on an execution."""
        self._act(f"{self._path}/{execution_id}/actions", body, seconds)

    def act_on_step(
        self, execution_id: str, step_id: str, body: Mapping[str, Json], *, seconds: float
    ) -> None:
        """Carry out an action on a step of an execution."""
        path = f"{self._path}/{execution_id}/step-executions/{step_id}/actions"
        self._act(path, body, seconds)

    def _act(self, path: str, body: Mapping[str, Json], seconds: float) -> None:
        """Act; an answer may say success by its status and failure by its body."""
        answer = self._post(path, body, seconds=seconds)
        if errors.said(answer):
            raise RemoteFault(
                verdict=Verdict.NEVER,
                code="target.refused",
                params={"status": answer.status, "said": errors.said(answer)},
                http_status=answer.status,
            )

    def _post(self, path: str, body: Mapping[str, Json], *, seconds: float) -> Answer:
        content = text.write(dict(body)).encode()
        return self._client.call("POST", path, seconds=seconds, content=content)

    def _page(self, label: str, number: int, seconds: float) -> list[dict[str, Any]]:
        params = {"labels": label, "limit": str(PAGE), "offset": str(number * PAGE)}
        answer = self._client.call("GET", self._path, seconds=seconds, params=params)
        body = answer.json()
        items = body.get("items") if isinstance(body, dict) else None
        if not isinstance(items, list):
            raise errors.unreadable(answer)
        return [item for item in items if isinstance(item, dict)]


def _id_of(body: Any) -> str:
    found = body.get("execution_id") if isinstance(body, dict) else None
    return found if isinstance(found, str) and _REMOTE_ID.fullmatch(found) else ""


def _labels_of(item: Mapping[str, Any]) -> list[Any]:
    labels = item.get("labels")
    return labels if isinstance(labels, list) else []
