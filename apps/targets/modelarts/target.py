"""The port `Remote` over the ModelArts workflow API: create, list by label, probe."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from apps.core.addresses import Deadline
from apps.targets.modelarts import errors
from apps.targets.modelarts.client import Client
from apps.targets.modelarts.errors import Answer
from apps.targets.modelarts.runs import Runs
from apps.targets.modelarts.signing import Keys, SignedBy, TokenOf
from apps.targets.modelarts.translate import translate
from apps.targets.ports import Checkpoint, Place, RemoteFault, Reply, Search, Verdict

PAGE = 100
MOST_PAGES = 50
_REMOTE_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


class ModelArts:
    """One project at one endpoint that speaks the ModelArts API."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def create(self, document: str, *, seconds: float, checkpoint: Checkpoint) -> Reply:
        """Create a workflow; an answer without an id leaves it in doubt whether there is one."""
        answer = self._client.call(
            "POST",
            "/workflows",
            seconds=seconds,
            content=document.encode(),
            checkpoint=checkpoint,
        )
        remote_id = _id_of(answer.json())
        if remote_id is None:
            raise errors.unreadable(answer)
        return Reply(remote_id=remote_id, http_status=answer.status, request_id=answer.request_id)

    def find(self, label: str, *, seconds: float) -> Search:
        """Look through the whole list: a target that ignores the filter is still searched."""
        deadline = Deadline(seconds)
        for number in range(MOST_PAGES):
            answer, items = self._page(label, number, deadline.left())
            found = tuple(_carrying(items, label))
            if found or len(items) < PAGE:
                return Search(
                    remote_ids=found, http_status=answer.status, request_id=answer.request_id
                )
        raise RemoteFault(verdict=Verdict.IN_DOUBT, code="target.list_too_long")

    def probe(self, *, seconds: float) -> None:
        """Ask for one workflow of the list; raise where the answer is not a list."""
        answer = self._client.call("GET", "/workflows", seconds=seconds, params={"limit": "1"})
        _items_of(answer)

    def runs(self, workflow_id: str) -> Runs:
        """Return the executions of a workflow that is there."""
        return Runs(self._client, workflow_id)

    def _page(self, label: str, number: int, seconds: float) -> tuple[Answer, list[Any]]:
        params = {"labels": label, "limit": str(PAGE), "offset": str(number * PAGE)}
        answer = self._client.call("GET", "/workflows", seconds=seconds, params=params)
        return answer, _items_of(answer)


def _items_of(answer: Answer) -> list[Any]:
    body = answer.json()
    items = body.get("items") if isinstance(body, dict) else None
    if not isinstance(items, list):
        raise errors.unreadable(answer)
    return items


def _id_of(body: Any) -> str | None:
    found = body.get("workflow_id") if isinstance(body, dict) else None
    return found if isinstance(found, str) and _REMOTE_ID.fullmatch(found) else None


def _carrying(items: list[Any], label: str) -> Iterator[str]:
    """Yield the ids of the items that carry `label`, oldest first where they say their age."""
    marked = [item for item in items if isinstance(item, dict) and label in _labels(item)]
    for item in sorted(marked, key=lambda item: str(item.get("created_at", ""))):
        if (found := _id_of(item)) is not None:
            yield found


def _labels(item: dict[str, Any]) -> list[Any]:
    labels = item.get("labels")
    return labels if isinstance(labels, list) else []


class ModelArtsKind:
    """The cloud service itself. Its console has no documented address for one workflow."""

    label = "ModelArts"

    def open(self, place: Place) -> ModelArts:
        """Return the target at a place; a token wins over a key pair."""
        keys = Keys(place.access_key, place.secret_key)
        auth = TokenOf(place.token) if place.token else SignedBy(keys)
        client = Client(
            place.endpoint,
            project_id=place.project_id,
            auth=auth,
            private=place.private,
            secret=place.token,
        )
        return ModelArts(client)

    def translate(self, document: Mapping[str, Any], *, label: str) -> str:
        """Return the exact text to send for a specification, marked with `label`."""
        return translate(document, label=label)

    def page(self, endpoint: str, remote_id: str) -> str:
        """Return no address."""
        return ""


class WeftKind(ModelArtsKind):
    """Another server of this product: the same API, and a page for each workflow."""

    label = "Weft"

    def page(self, endpoint: str, remote_id: str) -> str:
        """Return the address of the workflow's page over there."""
        return f"{endpoint}/workflows/{remote_id}/"


modelarts = ModelArtsKind()
weft = WeftKind()
