"""The labels of an execution."""

from collections.abc import Iterator, Sequence

from apps.executions.models import Execution, Label
from apps.spec.problems import Problem

MOST = 50
LONGEST = 256


def problems_of_labels(labels: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong: too many labels, or one that is empty or too long."""
    if len(labels) > MOST:
        yield Problem(code="execution.many_labels", path=("labels",), params={"max": MOST})
    for at, label in enumerate(labels[:MOST]):
        if not 0 < len(label) <= LONGEST or "\x00" in label:
            yield Problem(code="execution.label", path=("labels", at), params={"max": LONGEST})


def set_labels(execution: Execution, labels: Sequence[str]) -> None:
    """Give an execution these labels and no others."""
    Label.objects.filter(execution_id=execution.pk).delete()
    Label.objects.bulk_create(
        Label(execution_id=execution.pk, position=at, text=label)
        for at, label in enumerate(dict.fromkeys(labels))
    )
