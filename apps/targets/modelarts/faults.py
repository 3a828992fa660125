"""What a failed request means to an execution that is mirrored: ask again, or never."""

from collections.abc import Iterator
from contextlib import contextmanager

from apps.executions.mirrors import TargetRefuses
from apps.executions.ports import Fault, TargetUnavailable
from apps.targets.ports import RemoteFault, Verdict

_MENDED_BY_PEOPLE = frozenset({401, 403, 407})
"""Credentials can be renewed: what they refuse now may go through later."""


@contextmanager
def spoken() -> Iterator[None]:
    """Turn the faults of requests into those of the port `Mirror`."""
    try:
        yield
    except RemoteFault as fault:
        said = Fault(code=fault.code, params=fault.params)
        refused = fault.verdict is Verdict.NEVER and fault.http_status is not None
        if refused and fault.http_status not in _MENDED_BY_PEOPLE:
            raise TargetRefuses(said) from fault
        raise TargetUnavailable(said, wait=fault.wait) from fault
