"""What happens to workflows by itself."""

from celery import shared_task

from apps.workflows.actions import purge_trash


@shared_task(name="workflows.purge_trash")
def purge_trash_task() -> None:
    """Empty the trash of what is overdue; run it as often as you like."""
    purge_trash()
