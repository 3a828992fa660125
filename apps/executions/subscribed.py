"""What a subscription is about: which topics, and which events of a run."""

from apps.engine.states import ExecutionState
from apps.executions.models import Subscription, Topic

_MEANT = {"stop": "stopped", "fail": "failed"}
"""Words of the vendor's own clients for what the statuses call otherwise."""


def urn_of(topic: Topic, *, region: str = "") -> str:
    """Return the address of a topic as the vendor's notification service spells one."""
    return f"urn:smn:{region}:{topic.project_id}:{topic.name}"


def wants(subscription: Subscription, *, step: str, status: str) -> bool:
    """Tell whether a subscription is about what happened; `step` is "" for the execution itself.

    `*` is any step and the execution as a whole, whose `abnormal` is a `failed` too.
    """
    words = {status, "failed"} if status == ExecutionState.ABNORMAL else {status}
    return any(
        name in ("*", step) and words & _statuses(listed)
        for name, _, listed in (event.rpartition(":") for event in subscription.events)
    )


def _statuses(listed: str) -> set[str]:
    return {_MEANT.get(word, word) for word in listed.split(",")}
