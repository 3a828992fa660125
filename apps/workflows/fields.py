"""The one field type of the free parts of a specification."""

from django.db import models


class JsonTextField(models.TextField):
    """JSON as its exact text, so that 1, 1.0 and 2^53+1 survive both databases; NULL is absent.

    Its Python value is the text: whoever needs the value reads the text, and only then.
    """


def absent_text() -> models.TextField:
    """Return a column for a text of the page: NULL is absent, "" was sent empty."""
    return models.TextField(null=True, blank=True)


def absent_name() -> models.CharField:
    """Return a column for a name that is unique somewhere, short enough for any index."""
    return models.CharField(max_length=MAX_NAME, null=True, blank=True)


def absent_flag() -> models.BooleanField:
    """Return a column for a boolean of the page: NULL is absent."""
    return models.BooleanField(null=True, blank=True)


def absent_integer() -> models.BigIntegerField:
    """Return a column for a whole number of the page: NULL is absent."""
    return models.BigIntegerField(null=True, blank=True)


def absent_json() -> JsonTextField:
    """Return a column for a free value of the page: NULL is absent."""
    return JsonTextField(null=True, blank=True)


MAX_NAME = 256
"""Longest unique name in characters: any text of it fits an index row of PostgreSQL."""
