"""What a field of the specification is for, in the language of the reader."""

from apps.core.language import is_chinese
from apps.core.texts.fields import FIELDS


def describe(owner: str, field: str, language: str | None = None) -> str:
    """Return what the field of an object (`WorkflowStep`, `policy`) is for.

    Source: the tables of the page, shortened. Raises KeyError for what the page does not have.
    """
    return FIELDS[owner][field][is_chinese(language)]
