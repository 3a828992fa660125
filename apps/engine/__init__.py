"""What a run of a workflow does next: pure, without Django, Celery or a clock."""
