"""What others do while the page is open: where a stream of events begins, and who is there.

A stream begins as any answer does, and so with every check of one; `core/live/streams.py` goes on
with it.
"""

import re
from contextlib import suppress
from typing import Any
from uuid import UUID

import redis
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST

from apps.core.errors import Refused
from apps.core.live.events import CONTENT_TYPE, LISTENER, RETRY
from apps.editor.answers import exact, find, for_scripts
from apps.editor.requests import EditorRequest
from apps.spec import text
from apps.spec.problems import Problem
from apps.workflows import presence as pages
from apps.workflows.live import counted

_CLIENT = re.compile(r"[0-9a-f]{32}")
_ID = re.compile(r"[0-9a-f-]{32,36}")


@require_GET
@for_scripts
def events(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Begin a stream: how far the workflow has come, and who has it open."""
    workflow = find(request, workflow_id)
    news = (counted(workflow.sequence, workflow.revision), pages.presence(workflow.pk))
    body = RETRY + b"".join(event.encoded() for event in news)
    client = request.GET.get("client", "")
    listener = pages.place_of(request.user, client if _CLIENT.fullmatch(client) else "")
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no", LISTENER: listener}
    return HttpResponse(body, content_type=CONTENT_TYPE, headers=headers)


@require_POST
@for_scripts
def presence(request: EditorRequest, workflow_id: UUID) -> HttpResponse:
    """Note that the page is open and what is selected in it; answer who is there."""
    workflow = find(request, workflow_id)
    client, selected = _page(request.body)
    with suppress(redis.RedisError):  # a hint that is lost: the next one comes soon
        pages.come(workflow.pk, client=client, selected=selected, by=request.user)
    return exact({"people": pages.people(workflow.pk)})


def _page(body: bytes) -> tuple[str, list[str]]:
    """Return which page speaks and what is selected there."""
    read, problems = text.read(body)
    said: dict[str, Any] = read if isinstance(read, dict) else {}
    client: Any = said.get("client")
    selected: Any = said.get("selected")
    well_formed = _matches(_CLIENT, client) and isinstance(selected, list)
    if not well_formed or not all(_matches(_ID, id) for id in selected):
        raise Refused(problems or [Problem(code="presence.malformed")])
    return client, selected[: pages.MAX_SELECTED]


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None
