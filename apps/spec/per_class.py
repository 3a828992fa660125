"""Remembering what is made from a class, once a class."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

Made = TypeVar("Made")


def per_class(make: Callable[[type[Any]], Made]) -> Callable[[type[Any]], Made]:
    """Return `make` with a memory: `functools.cache`, typed so that a class may be its key."""
    return cast("Callable[[type[Any]], Made]", cache(make))
