"""Identifiers: 128 random bits in the two spellings the product uses."""

import secrets
import uuid


def new_id() -> str:
    """Return an id for an entity inside a workflow: 32 lower-case hex digits."""
    return secrets.token_hex(16)


def new_uuid() -> str:
    """Return an id for what the API names: a version-4 UUID with hyphens, as the vendor demands."""
    return str(uuid.uuid4())
