"""Identifiers: random, version-4 UUIDs in the two spellings the product uses."""

import uuid


def new_id() -> str:
    """Return an id for an entity inside a workflow: 32 lower-case hex digits."""
    return uuid.uuid4().hex


def new_uuid() -> str:
    """Return an id for what the API names, spelled with hyphens as the vendor does."""
    return str(uuid.uuid4())
