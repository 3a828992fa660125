"""Rows of the log as what they say."""

import json
from typing import cast

from apps.spec.shapes import Json
from apps.workflows.models import Change


def logged(written: str) -> list[Json]:
    """Return the operations in a column of the log.

    Not by `text.read`: around values as deep and as large as a body may be, there is more.
    """
    return cast("list[Json]", json.loads(written))


def change_json(change: Change) -> dict[str, Json]:
    """Return a row of the log as the browser gets it."""
    return {
        "id": change.change_id,
        "sequence": change.sequence,
        "revision": change.revision,
        "kind": change.kind,
        "label": change.label,
        "takes_back": change.takes_back.change_id if change.takes_back else None,
        "author": change.author.username if change.author else None,
        "created_at": change.created_at.isoformat(),
        "operations": logged(change.operations),
    }
