"""A worker that is ended in good order hands back the steps it has under way before it goes."""

from apps.executions.keeper import keeper
from apps.executions.pace import pace


def begin(**_about: object) -> None:
    """Stop the work of this process and offer it to others: Celery says that it is to end.

    It says so within a signal handler, so that nothing may be waited for here.
    """
    keeper.begin_leaving()


def end(**_about: object) -> None:
    """Wait for that, as long as the leases run that nobody renews afterwards."""
    keeper.end_leaving(within=pace().lease)
