"""Every problem of one kind fixed in one change."""

from collections.abc import Callable, Iterator

from apps.spec.applying import apply
from apps.spec.draft import Draft, spec_of
from apps.spec.fixes import fixes_of
from apps.spec.fixes.base import Fix
from apps.spec.operations import Add, Link, Operation, Set
from apps.spec.problems import Problem
from apps.spec.validate import Purpose, validate

_MOST_ROUNDS = 20


def fix_all(draft: Draft, code: str, *, new_id: Callable[[], str]) -> tuple[Operation, ...]:
    """Return what rids a draft of every problem of a kind that may be fixed unseen.

    Fixes that touch one place are made one after the other, each for what the one before left.
    """
    done: list[Operation] = []
    for _ in range(_MOST_ROUNDS):
        operations = _round(draft, code, new_id)
        applied, _ = apply(draft, operations)
        if applied is None or not applied.inverse:
            break
        done += operations
        draft = applied.draft
    return tuple(done)


def _round(draft: Draft, code: str, new_id: Callable[[], str]) -> list[Operation]:
    taken: set[object] = set()
    chosen: list[Operation] = []
    for fix in _safe_fixes(draft, code, new_id):
        places = {_place(operation) for operation in fix.operations}
        if not places & taken:
            taken |= places
            chosen += fix.operations
    return chosen


def _safe_fixes(draft: Draft, code: str, new_id: Callable[[], str]) -> Iterator[Fix]:
    for problem in _problems(draft, code):
        for fix in fixes_of(problem, draft, new_id=new_id):
            if fix.for_all:
                yield fix
                break


def _problems(draft: Draft, code: str) -> list[Problem]:
    found = validate(spec_of(draft), purpose=Purpose.DRAFT)
    return [problem for problem in found if problem.code == code]


def _place(operation: Operation) -> object:
    """Return what an operation changes; two that change the same do not go together."""
    match operation:
        case Add():
            return (operation.owner, operation.kind, operation.value.get("name"))
        case Set():
            return (operation.id, operation.path)
        case Link():
            return operation.place
        case _:
            return operation.id
