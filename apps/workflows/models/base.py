"""What the tables of a specification have in common."""

from django.db import models

from apps.core.ids import new_id
from apps.workflows.fields import absent_json


class SpecObject(models.Model):
    """An object of the page: its declared fields are columns, all others lie in `extras`."""

    extras = absent_json()

    class Meta:
        abstract = True


class Owner(SpecObject):
    """An object with lists or objects of its own: `present` lists the keys that were sent.

    It names every list of entities and links whose key was sent, and every list of texts and
    every object that was sent empty: what has rows needs no mark.
    """

    present = absent_json()

    class Meta:
        abstract = True


class Listed(models.Model):
    """A row whose place in its list is `position`: ascending, with gaps."""

    position = models.BigIntegerField(default=0)

    class Meta:
        abstract = True


class Entity(Listed):
    """A listed thing that is edited: its id outlives its name and is never in the specification."""

    id = models.CharField(primary_key=True, max_length=32, default=new_id)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return getattr(self, "name", None) or self.id


class ListedText(Listed):
    """One string of a list of strings: unknown and repeated ones are kept."""

    text = models.TextField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text
