"""The floor: the same chain and fan-out as tasks of Celery that keep nothing anywhere."""

from celery import shared_task

from apps.core.broker import broker

LEFT = "weft:benchmark:left"


@shared_task(name="benchmark.link")
def link(left: int) -> None:
    """Be one step of a chain, and ask for the next."""
    if left:
        link.delay(left - 1)
    else:
        broker().set(LEFT, 0)


@shared_task(name="benchmark.leaf")
def leaf() -> None:
    """Be one of many; the last to be done joins them."""
    broker().decr(LEFT)
