"""What the labelling page's script is told, as JSON."""

from collections.abc import Iterable
from typing import Any

from apps.core.errors import Refused
from apps.datasets.models import LabelledSample, LabelTask
from apps.pages.answers import sentences


def row(sample: LabelledSample) -> dict[str, Any]:
    """Return how one sample stands."""
    return {
        "position": sample.position,
        "label": sample.label,
        "skipped": sample.skipped,
        "revision": sample.revision,
        "by": sample.labelled_by.username if sample.labelled_by else "",
    }


def state(task: LabelTask, changed: Iterable[LabelledSample]) -> dict[str, Any]:
    """Return how the task stands, and the samples that changed."""
    return {
        "sequence": task.sequence,
        "state": task.state,
        "classes": task.classes,
        "samples": [row(sample) for sample in changed],
    }


def refusal(refused: Refused) -> dict[str, Any]:
    """Return why it did not happen."""
    return {"message": sentences(refused.problems)}
