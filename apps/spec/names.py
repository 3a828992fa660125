"""What a thing may be called. A pattern is always met by the whole name."""

import re
from collections.abc import Mapping
from re import Pattern

WORKFLOW_OR_STEP = re.compile(r"[A-Za-z一-龥][A-Za-z0-9一-龥 _-]{0,63}")
INPUT = re.compile(r"[A-Za-z0-9_-]{1,64}")
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")
DATA = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""Data may start with a digit, though that is told: the vendor's names are hex digests."""

PATTERNS: Mapping[str, Pattern[str]] = {
    "workflow": WORKFLOW_OR_STEP,
    "step": WORKFLOW_OR_STEP,
    "input": INPUT,
    "requirement": PLAIN,
    "parameter": PLAIN,
    "storage": PLAIN,
    "data": DATA,
}
"""Kind → pattern; a kind that is not here may be called anything."""


def fits(kind: str, name: str) -> bool:
    """Tell whether a thing of this kind may have this name."""
    pattern = PATTERNS.get(kind)
    return pattern is None or pattern.fullmatch(name) is not None


def starts_with_digit(name: str) -> bool:
    """Tell whether a name of data is taken, but starts with a digit."""
    return DATA.fullmatch(name) is not None and PLAIN.fullmatch(name) is None
