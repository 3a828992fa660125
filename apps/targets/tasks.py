"""What the worker runs: each a hint to look at the rows."""

from celery import shared_task

from apps.targets import dispatch, driver


@shared_task(name=dispatch.ADVANCE)
def advance_submission(submission_id: str) -> None:
    """Take the next step of one submission."""
    driver.advance(submission_id)


@shared_task(name=dispatch.SWEEP)
def sweep_submissions() -> None:
    """Ask for the next step of everything that is due."""
    driver.sweep()
