"""What is not known yet: a step is judged before a run begins, with references left as text."""

from apps.executions.ports import Work
from apps.spec.shapes import Json

MARK = "$ref/"


def is_later(value: Json) -> bool:
    """Tell whether a value is a reference that will stand for something."""
    return isinstance(value, str) and value.startswith(MARK)


def has_later_inputs(work: Work) -> bool:
    """Tell whether an input of the step is not known yet."""
    return any(is_later(each.value) for each in work.inputs)
