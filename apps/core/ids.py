"""Identifiers: 128 bits that nobody else makes, in the two spellings the product uses."""

import secrets
import uuid
from collections.abc import Callable
from itertools import count


def new_id() -> str:
    """Return an id for an entity inside a workflow: 32 lower-case hex digits."""
    return secrets.token_hex(16)


def id_maker() -> Callable[[], str]:
    """Return a maker of ids for all that is made at once: 96 random bits, then a number.

    A draft is sent whole when its page opens, and random digits do not compress.
    """
    start = secrets.token_hex(12)
    numbers = count()
    return lambda: f"{start}{next(numbers):08x}"


def new_uuid() -> str:
    """Return an id for what the API names: a version-4 UUID with hyphens, as the vendor demands."""
    return str(uuid.uuid4())
