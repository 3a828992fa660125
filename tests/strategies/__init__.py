"""Hypothesis strategies of specifications, made from the declared fields so that none is forgotten.

`parseable_bodies()` parse; `creatable_bodies()` can also be created; `broken_bodies()` have one
fault. `stripped` and `without_declared_nulls` say what must come back.
"""

from tests.strategies.bodies import creatable_bodies
from tests.strategies.expected import stripped, without_declared_nulls, without_server_owned
from tests.strategies.faults import Broken, broken_bodies
from tests.strategies.objects import json_of, parseable_bodies
from tests.strategies.values import NASTY_NUMBERS, NASTY_TEXTS, free_values, texts

__all__ = [
    "NASTY_NUMBERS",
    "NASTY_TEXTS",
    "Broken",
    "broken_bodies",
    "creatable_bodies",
    "free_values",
    "json_of",
    "parseable_bodies",
    "stripped",
    "texts",
    "without_declared_nulls",
    "without_server_owned",
]
