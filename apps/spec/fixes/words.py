"""Fields that take one of a few words."""

from collections.abc import Iterator, Mapping

from apps.spec.fixes.base import Fault, Fix, nearest
from apps.spec.pointers import ABSENT
from apps.spec.rules.choices import FORMATS

_MEANT: Mapping[str, str] = {
    "integer": "int",
    "number": "float",
    "double": "float",
    "boolean": "bool",
    "object": "json",
    "dict": "json",
    "array": "list",
    "text": "str",
    "=": "==",
    "===": "==",
    "eq": "==",
    "<>": "!=",
    "≠": "!=",
    "≥": ">=",
    "≤": "<=",
    "||": "or",
}
"""What other languages call it."""

_ONLY: Mapping[str, str] = {
    "storage.unknown_type": "obs",
    "constraint.unknown_operator": "equal",
}
"""Where there is but one word."""


def use_known_word(fault: Fault) -> Iterator[Fix]:
    """Write the known word that was most likely meant."""
    only = _ONLY.get(fault.problem.code)
    word = only or _meant(fault)
    if word is not None:
        operations = (fault.set_to(word),)
        all_alike = only is not None
        yield Fix(code="fix.use", params={"word": word}, operations=operations, for_all=all_alike)


def drop_unknown_format(fault: Fault) -> Iterator[Fix]:
    """Write the format that was meant, or none."""
    yield from use_known_word(fault)
    yield Fix(
        code="fix.remove_field", params={"field": "format"}, operations=(fault.set_to(ABSENT),)
    )


def _meant(fault: Fault) -> str | None:
    params = fault.problem.params
    word = str(params.get("type") or params.get("operator") or "").strip()
    known = list(params.get("known") or sorted(FORMATS))
    meant = _MEANT.get(word.lower())
    return meant if meant in known else nearest(word, known)
